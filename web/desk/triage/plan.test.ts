import { expect, test } from 'vitest'
import { newEntry } from '../../../contract/ledger.ts'
import type { Folder } from '../act/fields.ts'
import { type Advice, commandsOf, hasProposed, missingIn, planOf, proposedIn } from './plan.ts'

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
const units: Advice['units'] = {
  lead: { unitId: 'zjj', because: 'duty', basis: '三定规定' },
  assisting: [],
  track: null,
  ground: 'duty-exact',
  confidence: 0.92,
  sure: true,
  silent: null,
  passed: [],
}
const place = { said: '东屯', start: 0, end: 2, how: 'stem' } as const
const places: Advice['places'] = [{ ...place, regionCode: '150402001002', confidence: 0.9, sure: true }]
const advice: Advice = { read: null, danger: null, places, candidates: [], category: { code: 'A01', count: 3 }, units }
const silent: Advice = {
  read: null,
  danger: null,
  places: [],
  candidates: [],
  category: null,
  units: { ...units, lead: null, ground: null, confidence: 0, sure: false, silent: 'nothing-known' },
}
const joint: Advice = {
  ...advice,
  units: { ...units, assisting: [{ unitId: 'swj', because: 'duty', basis: '三定规定' }], track: 'joint' },
}
const unsure: Advice = { ...joint, units: { ...joint.units, confidence: 0.7, sure: false } }
const actionsOf = (one: Folder, plan = planOf(one, advice)) =>
  commandsOf(one, plan, advice).map(({ matterId: _m, ...entry }) => newEntry.parse(entry).action)

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

test('several units make it joint; what is not sure is for a person to take', () => {
  const several = { leadUnitId: 'zjj', assistingUnitIds: ['swj'], track: 'joint' }
  expect(planOf(folder({}), joint)).toMatchObject(several)
  const waits = planOf(folder({}), unsure)
  expect(missingIn(waits)).toEqual(['leadUnitId'])
  expect(hasProposed(waits, unsure)).toBe(false)
  const taken = { ...waits, ...proposedIn(unsure, null) }
  expect(taken).toMatchObject(several)
  expect(hasProposed(taken, unsure)).toBe(true)
  expect(hasProposed({ ...taken, assistingUnitIds: [] }, unsure)).toBe(false)
})

test('what is to be settled at once goes to one unit; another track stays what it is', () => {
  expect(planOf(folder({ track: 'immediate' }), joint)).toMatchObject({ leadUnitId: 'zjj', track: 'immediate' })
  expect(planOf(folder({ track: 'immediate' }), joint).assistingUnitIds).toBeUndefined()
  expect(planOf(folder({ track: 'watched' }), joint)).toMatchObject({ assistingUnitIds: ['swj'], track: 'watched' })
})

test('what was shown about the units goes with the dispatch, silence included, and with nothing else', () => {
  const opened = folder({ status: 'submitted' })
  const shownWith = (told: Advice | undefined) => {
    const plan = { ...planOf(opened, told), categoryCode: 'A01', leadUnitId: 'jtj' }
    return commandsOf(opened, plan, told).map(({ action, suggested }) => [action, suggested])
  }
  const by = { ground: 'duty-exact', confidence: 0.7, modelId: null }
  expect(shownWith(unsure)).toEqual([
    ['open', undefined],
    [
      'dispatch',
      [
        { ...by, what: 'unit', suggested: 'zjj' },
        { ...by, what: 'track', suggested: 'joint' },
      ],
    ],
  ])
  const nothing = { what: 'unit', suggested: null, ground: null, confidence: 0, modelId: null }
  expect(shownWith(silent)[1]).toEqual(['dispatch', [nothing]])
  expect(shownWith(undefined)[1]).toEqual(['dispatch', undefined])
})

const mark = (label: string, sure: boolean) => {
  const guess = { label, probability: sure ? 0.98 : 0.6 }
  return { likeliest: [guess], sure: sure ? guess : null, reasons: [] }
}
const reading = (sure: boolean): Advice => ({
  ...advice,
  read: {
    modelId: id,
    category: mark('B02', sure),
    kind: mark('complaint', sure),
    urgency: mark('urgent', sure),
    track: mark('watched', sure),
  },
})
const open = { kind: null, categoryCode: null }
const inDanger = (urgency: 'critical' | 'urgent' | null, label: string | null, sure: boolean): Advice => ({
  ...advice,
  danger: urgency && { urgency, words: ['漏气'] },
  read: label === null ? null : { ...reading(sure).read!, urgency: mark(label, sure) },
})

test.each([
  // What is read, what the matter says, what is filled in.
  [true, open, { kind: 'complaint', categoryCode: 'B02', urgency: 'urgent', track: 'watched' }],
  [false, open, { kind: undefined, categoryCode: undefined, urgency: 'normal', track: 'ledger' }],
  [true, { categoryCode: 'A01' }, { kind: 'help', categoryCode: 'A01', urgency: 'urgent', track: 'watched' }],
  [true, { ...open, urgency: 'complex', track: 'immediate' }, { urgency: 'complex', track: 'immediate' }],
  [true, { status: 'opened', kind: 'help', categoryCode: 'A01' }, { urgency: 'normal', track: 'watched' }],
] as const)('read surely: %s, said: %j', (sure, said, filled) => {
  expect(planOf(folder(said), reading(sure))).toMatchObject(filled)
})

test('a label that nobody knows fills nothing in', () => {
  const strange = { ...reading(true).read!, kind: mark('ticket', true), urgency: mark('soon', true) }
  expect(planOf(folder(open), { ...advice, read: strange })).toMatchObject({ kind: undefined, urgency: 'normal' })
})

test.each([
  // What the words of danger say, what is read, how surely; what the matter says; what is filled in.
  ['critical', null, true, open, 'critical'],
  ['critical', 'urgent', true, open, 'critical'],
  ['urgent', 'critical', true, open, 'critical'],
  ['urgent', 'critical', false, open, 'urgent'],
  ['urgent', 'normal', true, open, 'urgent'],
  ['urgent', 'complex', true, open, 'urgent'],
  [null, 'complex', true, open, 'complex'],
  [null, null, true, open, 'normal'],
  // Somebody has said how urgent it is.
  ['critical', null, true, { ...open, urgency: 'urgent' }, 'urgent'],
  ['critical', null, true, { status: 'opened' }, 'normal'],
] as const)('words of danger: %s, read: %s (surely: %s), said: %j', (urgency, label, sure, said, filled) => {
  expect(planOf(folder(said), inDanger(urgency, label, sure)).urgency).toBe(filled)
})

test.each([
  ['critical', 'urgent', true, { suggested: 'critical', ground: 'danger', modelId: null }],
  ['critical', null, true, { suggested: 'critical', ground: 'danger', modelId: null }],
  ['urgent', 'urgent', true, { suggested: 'urgent', ground: null, modelId: id, confidence: 0.98 }],
  ['urgent', 'critical', true, { suggested: 'critical', ground: null, modelId: id }],
  ['urgent', 'urgent', false, { suggested: 'urgent', ground: 'danger', modelId: null }],
] as const)('words of danger: %s, read: %s (surely: %s): kept as %j', (urgency, label, sure, kept) => {
  const told = inDanger(urgency, label, sure)
  const one = folder({ ...open, kind: 'help' })
  const [first] = commandsOf(one, { ...planOf(one, told), categoryCode: 'A01' }, told)
  expect(first?.suggested?.find(({ what }) => what === 'urgency')).toMatchObject(kept)
  // What people chose goes in the line, whatever was suggested.
  const [chosen] = commandsOf(one, { ...planOf(one, told), categoryCode: 'A01', urgency: 'normal' }, told)
  expect(chosen?.details).toMatchObject({ urgency: 'normal' })
})

test('what was read goes with the line that says what the matter is, the track with the dispatch', () => {
  const one = folder(open)
  const plan = { ...planOf(one, reading(false)), kind: 'help', categoryCode: 'A01', leadUnitId: 'zjj' } as const
  const whats = commandsOf(one, plan, reading(false)).map(({ suggested }) => suggested?.map(({ what }) => what))
  expect(whats).toEqual([
    ['category', 'kind', 'urgency'],
    ['unit', 'track'],
  ])
  // What the matter said already was no decision.
  const said = folder({ categoryCode: 'A01', urgency: 'urgent', track: 'ledger' })
  expect(
    commandsOf(said, planOf(said, reading(true)), reading(true)).map(({ suggested }) => suggested?.length),
  ).toEqual([undefined, 1])
})

test('who takes the surer category above the likeliest has followed', () => {
  const above = {
    likeliest: [{ label: 'B02', probability: 0.7 }],
    sure: { label: 'B', probability: 0.99 },
    reasons: [],
  }
  const told = { ...advice, read: { ...reading(true).read!, category: above } }
  const one = folder(open)
  const shownWith = (categoryCode: string) =>
    commandsOf(one, { ...planOf(one, told), categoryCode, kind: 'help' }, told)[0]?.suggested?.[0]?.suggested
  expect(['B', 'B02', 'A01'].map(shownWith)).toEqual(['B', 'B02', 'B02'])
})
