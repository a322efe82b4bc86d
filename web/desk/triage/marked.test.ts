import { expect, test } from 'vitest'
import { marked } from './marked.ts'

const text = '暖气不热，老人冻得睡不着，暖气'

test.each([
  ['nothing is said', [], ['暖气不热，老人冻得睡不着，暖气']],
  ['the first place alone', [['暖气', 'what']], ['what:暖气', '不热，老人冻得睡不着，暖气']],
  [
    'two, in the order of the text',
    [
      ['睡不着', 'when'],
      ['暖气不热', 'what'],
    ],
    ['what:暖气不热', '，老人冻得', 'when:睡不着', '，暖气'],
  ],
  [
    'of two that overlap the first',
    [
      ['气不热', 'when'],
      ['暖气', 'what'],
    ],
    ['暖', 'when:气不热', '，老人冻得睡不着，暖气'],
  ],
  ['what does not stand there', [['供水', 'what']], ['暖气不热，老人冻得睡不着，暖气']],
  ['empty words', [['', 'what']], ['暖气不热，老人冻得睡不着，暖气']],
] as const)('%s', (_name, reasons, pieces) => {
  const found = marked(
    text,
    reasons.map(([words, marks]) => ({ words, marks })),
  )
  expect(found.map((one) => (one.marks ? `${one.marks}:${one.text}` : one.text))).toEqual(pieces)
  expect(found.map((one) => one.text).join('')).toBe(text)
})
