import { expect, test } from 'vitest'
import { LinearModel } from './linear-model.ts'
import { reasonsFor } from './because.ts'
import { packed, unpacked } from './pack.ts'
import { inventedLessons } from './test-lessons.ts'
import { train, type Trained } from './train.ts'

const lessons = inventedLessons(60)
const trained = train(lessons) as Trained
const model = new LinearModel(trained.learnt)

test.each([
  ['家里暖气片摸着是凉的，室温不到十五度', '供热'],
  ['自来水管爆了，停水一天', '供水'],
  ['村口路灯坏了，路面都是坑', '道路'],
  ['老板拖欠工资，加班费也不给', '工资'],
])('%s is read as %s, with words of it that made it', (text, label) => {
  const [first] = model.guesses({ text })
  expect(first?.label).toBe(label)
  const reasons = reasonsFor(model, { text }, label)
  expect(reasons.length).toBeGreaterThan(0)
  for (const { start, end, words, share } of reasons) {
    expect(text.slice(start, end)).toBe(words)
    expect(share).toBeGreaterThan(0)
  }
})

test('a reason keeps its place behind blanks and capitals, and the title gives none', () => {
  const message = { title: '供热', text: '  ＷＩＦＩ 也坏了， 暖气片 不热' }
  for (const { start, end, words } of reasonsFor(model, message, '供热'))
    expect(message.text.slice(start, end)).toBe(words)
})

test('the report is of messages held back, and says what the model then does', () => {
  const { n, classes, heldBack, accuracy, macroF1, perClass, coverage, answers } = trained.report
  expect({ n, classes }).toEqual({ n: 240, classes: 4 })
  expect(heldBack).toBeGreaterThanOrEqual(40)
  expect(answers).toHaveLength(heldBack)
  expect(accuracy).toBeGreaterThan(0.9)
  expect(macroF1).toBeGreaterThan(0.9)
  expect(Object.keys(perClass).toSorted()).toEqual(['供水', '供热', '工资', '道路'].toSorted())
  expect(coverage.map(({ precision }) => precision)).toEqual([0.95, 0.98, 0.99])
  const fresh = inventedLessons(30, 99)
  const right = fresh.filter((one) => model.guesses(one)[0]?.label === one.label).length
  expect(right / fresh.length).toBeGreaterThan(0.9)
})

test('labels without anything in common with the words are not learnt to be told', () => {
  const shuffled = lessons.map((lesson, n) => ({ ...lesson, label: `${(n * 7919) % 3}` }))
  expect((train(shuffled) as Trained).report.accuracy).toBeLessThan(0.6)
})

test('the same lessons make the same model, and a kept model reads as the one that was made', () => {
  const again = packed((train(lessons) as Trained).learnt)
  expect(again.equals(packed(trained.learnt))).toBe(true)
  const kept = new LinearModel(unpacked(again))
  for (const { text } of lessons.slice(0, 20)) expect(kept.guesses({ text })).toEqual(model.guesses({ text }))
})

test('bytes that are cut off or of another form are no model', () => {
  const bytes = packed(trained.learnt)
  expect(() => unpacked(bytes.subarray(0, bytes.length - 9))).toThrow('cut off')
  const other = Buffer.from(bytes)
  other.write('"form":9', other.indexOf('"form":4'))
  expect(() => unpacked(other)).toThrow('form 9')
})

test('a class of two messages is named and not learnt; without two classes there is no model', () => {
  const few = [...lessons, { id: 'x', text: '鸽子太吵', label: '其他' }]
  expect((train(few) as Trained).report.tooFew).toEqual(['其他'])
  expect(train(lessons.filter(({ label }) => label === '供水'))).toBeNull()
  expect(train([])).toBeNull()
})

test('near-copies with different labels are found and are not held back', () => {
  const text = '锅炉房半夜停了，四单元的老人冻得睡不着，物业电话一直没有人接，请派人来看看到底怎么回事'
  const twice = [
    { id: 'a', text, label: '供热' },
    { id: 'b', text: `${text}！`, label: '供水' },
  ]
  const { conflicts } = (train([...lessons, ...twice]) as Trained).report
  expect(conflicts).toContainEqual({ ids: ['a', 'b'], labels: ['供水', '供热'] })
})

test('any text at all is read without an error', () => {
  for (const text of ['', ' ', '😀'.repeat(5000), '一'.repeat(50_000), '\ud800', 'a\u0000b', '1'.repeat(300)]) {
    const guesses = model.guesses({ text })
    expect(guesses.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThanOrEqual(1 + 1e-9)
    expect(guesses[0]?.probability).toBeGreaterThan(0)
    reasonsFor(model, { text }, '供热')
  }
})
