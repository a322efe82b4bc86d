import { expect, test } from 'vitest'
import { newEntry } from '../../../contract/ledger.ts'
import type { Folder } from '../act/fields.ts'
import { type Advice, commandsOf, missingIn, planOf } from './plan.ts'

const id = '019b5d6e-7c10-7000-8000-000000000001'
const folder = (matter: object) =>
  ({
    matter: {
      id,
      seq: 1,
      status: 'submitted',
      kind: 'help',
      categoryCode: null,
      regionCode: '150402001001',
      track: null,
      urgency: 'normal',
      ...matter,
    },
  }) as unknown as Folder
const place = { said: '东屯', start: 0, end: 2, how: 'stem' } as const
const advice = {
  places: [{ ...place, regionCode: '150402001002', confidence: 0.9, sure: true }],
  candidates: [],
  category: { code: 'A01', count: 3 },
  unit: { unitId: 'zjj', because: 'duty', basis: '三定规定', count: null, sure: true },
} as Advice
const silent = { places: [], candidates: [], category: null, unit: { unitId: null, silent: 'nothing-known' } } as Advice
const actionsOf = (one: Folder, plan = planOf(one, advice)) =>
  commandsOf(one, plan).map(({ matterId: _m, ...entry }) => newEntry.parse(entry).action)

test('what a matter says counts before what is advised', () => {
  expect(planOf(folder({}), advice)).toMatchObject({ categoryCode: 'A01', leadUnitId: 'zjj', track: 'ledger' })
  expect(planOf(folder({ categoryCode: 'B02', track: 'joint' }), advice)).toMatchObject({
    categoryCode: 'B02',
    track: 'joint',
  })
})

test('a place that is read surely is proposed where the matter says none, another is not', () => {
  expect(planOf(folder({}), advice).regionCode).toBe('150402001001')
  expect(planOf(folder({ regionCode: null }), advice).regionCode).toBe('150402001002')
  const unsure = { ...advice, places: [{ ...place, regionCode: '150402001002', confidence: 0.4, sure: false }] }
  expect(missingIn(planOf(folder({ regionCode: null }), unsure))).toEqual(['regionCode'])
})

test('where the machine is silent a person has to say it', () => {
  expect(missingIn(planOf(folder({ kind: null }), silent))).toEqual(['kind', 'categoryCode', 'leadUnitId'])
  expect(missingIn(planOf(folder({}), advice))).toEqual([])
})

test('a matter that waits is opened and sent, one on the ledger is sent, and put right first where that was changed', () => {
  expect(actionsOf(folder({}))).toEqual(['open', 'dispatch'])
  const opened = folder({ status: 'opened', categoryCode: 'A01' })
  expect(actionsOf(opened)).toEqual(['dispatch'])
  expect(actionsOf(opened, { ...planOf(opened, advice), categoryCode: 'B02' })).toEqual(['classify', 'dispatch'])
})
