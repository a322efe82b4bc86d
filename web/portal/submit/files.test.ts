import { expect, test } from 'vitest'
import { choose, MOST_BYTES, MOST_FILES } from './files.ts'

const file = (name: string, type = 'image/png', bytes = 10) => new File([new Uint8Array(bytes)], name, { type })
const names = (chosen: ReturnType<typeof choose>['chosen']) => chosen.map((one) => one.file.name)

test('images, recordings, PDF and files without a type are taken', () => {
  const files = [file('a.png'), file('b.m4a', 'audio/mp4'), file('c.pdf', 'application/pdf'), file('d.heic', '')]
  const { chosen, refused } = choose([], files)
  expect(names(chosen)).toEqual(['a.png', 'b.m4a', 'c.pdf', 'd.heic'])
  expect(refused).toEqual([])
})

test('other kinds and what is too big are named and left out', () => {
  const { chosen, refused } = choose(
    [],
    [
      file('a.zip', 'application/zip'),
      file('big.png', 'image/png', MOST_BYTES + 1),
      file('full.png', 'image/png', MOST_BYTES),
    ],
  )
  expect(names(chosen)).toEqual(['full.png'])
  expect(refused).toEqual([
    { key: 'fileKind', name: 'a.zip' },
    { key: 'fileBig', name: 'big.png' },
  ])
})

test('no more than ten go with one submission', () => {
  const many = Array.from({ length: MOST_FILES }, (_, n) => file(`${n}.png`))
  const full = choose([], many)
  expect(full.refused).toEqual([])
  const over = choose(full.chosen, [file('one-more.png')])
  expect(over.chosen).toEqual(full.chosen)
  expect(over.refused).toEqual([{ key: 'filesMany' }])
})
