import { expect, test } from 'vitest'
import { everyNeed, saidOf } from '../../test/lessons.ts'
import { LinearModel } from '../text/linear-model.ts'
import { type Lesson, train } from '../text/train.ts'
import { LEAST_MESSAGES, wordsOfClass } from './words-of-class.ts'

const lessons = everyNeed.flatMap((need) => saidOf(need).map((said) => ({ ...said, label: need })))

function told(more: readonly Lesson[], label: string) {
  const all = [...lessons, ...more]
  const { learnt } = train(all) ?? expect.unreachable()
  return {
    words: wordsOfClass(
      new LinearModel(learnt),
      all.map(({ text }) => text),
      label,
    ),
    all,
  }
}

test('the words of a class stand in so many messages as is said, and never in few', () => {
  const { words, all } = told([], 'heating')
  expect(words.length).toBeGreaterThan(5)
  expect(words.map(({ words: piece }) => piece).join()).toMatch(/暖|热/)
  for (const { words: piece, messages } of words) {
    expect(all.filter(({ text }) => text.includes(piece)).length, piece).toBe(messages)
    expect(messages).toBeGreaterThanOrEqual(LEAST_MESSAGES)
  }
})

test('what no message of the prefecture holds is not told, whatever was learnt elsewhere', () => {
  const { learnt } = train(lessons) ?? expect.unreachable()
  expect(wordsOfClass(new LinearModel(learnt), [], 'heating')).toEqual([])
  const few = lessons.filter(({ label }) => label === 'heating').slice(0, LEAST_MESSAGES - 1)
  expect(
    wordsOfClass(
      new LinearModel(learnt),
      few.map(({ text }) => text),
      'heating',
    ),
  ).toEqual([])
})

test('no piece stands inside another', () => {
  const pieces = told([], 'wages').words.map(({ words }) => words)
  for (const one of pieces) expect(pieces.filter((other) => other.includes(one))).toEqual([one])
})

test('a name or a telephone that stands in many messages of a class is not told', () => {
  const caller = Array.from({ length: 12 }, (_, n) => ({
    id: `again-${n}`,
    text: `张建国13912345678${'某甲乙丙丁戊己庚辛壬癸子丑'[n]}`,
    label: 'heating',
  }))
  const { words } = told(caller, 'heating')
  expect(words.length).toBeGreaterThan(5)
  for (const { words: piece } of words) {
    expect('张建国').not.toContain(piece)
    expect(piece).not.toMatch(/\d|[a-z]/i)
  }
})

test('of a class that the model does not know there are no words', () => {
  expect(told([], 'nothing').words).toEqual([])
})
