import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { terminalOn } from './terminal.ts'

function onScreen(isTTY: boolean) {
  const [out, words] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY })]
  let now = 0
  const terminal = terminalOn({ out, words, json: false, clock: () => now })
  return { terminal, wait: (ms: number) => (now += ms), read: (): string => words.read()?.toString() ?? '' }
}

test('on a terminal, progress is one line that moves; words begin a new one', () => {
  const { terminal, wait, read } = onScreen(true)
  terminal.progress(0, 10, '行', 'rows')
  wait(200)
  terminal.progress(5, 10, '行', 'rows')
  terminal.say('好', 'good')
  expect(read()).toBe(
    '\r\u001b[K[........................] 0/10 0% 行 rows\r\u001b[K[############............] 5/10 50% 行 rows\n好 good\n',
  )
})

test('elsewhere it is a line every two seconds, and the last', () => {
  const { terminal, wait, read } = onScreen(false)
  for (let done = 0; done <= 100; done += 1) {
    terminal.progress(done, 100, '行', 'rows')
    wait(100)
  }
  expect(
    read()
      .trimEnd()
      .split('\n')
      .map((line) => / (\d+)\//.exec(line)?.[1]),
  ).toEqual(['0', '20', '40', '60', '80', '100'])
})

test('without a known end it counts; of nothing, all is done', () => {
  const { terminal, read } = onScreen(false)
  terminal.progress(7, null, '行', 'rows')
  terminal.progress(0, 0, '行', 'rows')
  expect(read()).toBe('7 行 rows\n[########################] 0/0 100% 行 rows\n')
})
