import { expect, test } from 'vitest'
import type { Report } from '../text/train.ts'
import { thresholdOf } from './in-use.ts'

/** Of forty answers, surest first, the ninth, the eighteenth and so on are wrong: nine of ten are right. */
const answers = Array.from({ length: 40 }, (_, n) => [1 - n / 100, (n + 1) % 9 !== 0] as const)
const report = { heldBack: answers.length, answers } as unknown as Report
const reports = { category: report, urgency: report }

test.each([
  ['urgency, of which nobody said anything, is told where four of five answers are right', 'urgency', {}, 0.61],
  ['a category waits for ninety-eight of a hundred', 'category', {}, 0.93],
  ['what the prefecture chose counts for urgency too', 'urgency', { urgency: 0.98 }, 0.93],
] as const)('%s', (_what, name, precisions, threshold) =>
  expect(thresholdOf(name, reports, precisions)).toBeCloseTo(threshold),
)

test('a model seen on a few messages alone is never sure', () => {
  const few = { heldBack: 29, answers: answers.slice(0, 29) } as unknown as Report
  expect(thresholdOf('urgency', { urgency: few }, {})).toBe(Number.POSITIVE_INFINITY)
})
