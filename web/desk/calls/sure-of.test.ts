import { expect, test } from 'vitest'
import type { Advice } from '../triage/plan.ts'
import { sureOf } from './sure-of.ts'
import type { Call } from './use-call.ts'

const mark = (label: string, sure: boolean) => {
  const guess = { label, probability: 0.98 }
  return { likeliest: [guess], sure: sure ? guess : null, reasons: [] }
}
const place = { said: '东屯', start: 0, end: 2, how: 'stem', regionCode: '150402001002', confidence: 0.9, sure: true }
const advice = {
  read: { modelId: 'm', category: mark('0101', true), kind: mark('help', true), urgency: null, track: null },
  places: [place],
} as unknown as Advice
const unsure = {
  read: { modelId: 'm', category: mark('0101', false), kind: mark('help', false), urgency: null, track: null },
  places: [{ ...place, sure: false }],
} as unknown as Advice
const call = (part: Partial<Call>) => ({ suggested: [], ...part }) as unknown as Call

test.each([
  ['all is open', {}, advice, { kind: 'help', categoryCode: '0101', regionCode: '150402001002' }],
  ['what was said stays', { kind: 'complaint' }, advice, { categoryCode: '0101', regionCode: '150402001002' }],
  ['all was said', { kind: 'help', categoryCode: '02', regionCode: '15' }, advice, {}],
  ['nothing is sure', {}, unsure, {}],
  ['nothing was learnt', {}, { ...advice, read: null }, { regionCode: '150402001002' }],
  ['nothing is known yet', {}, undefined, {}],
] as const)('%s', (_name, said, told, filled) => {
  const { suggested = [], ...part } = sureOf(call(said), told)
  expect(part).toEqual(filled)
  expect([...suggested].toSorted()).toEqual(Object.keys(filled).toSorted())
})
