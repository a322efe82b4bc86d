import { describe, expect, test } from 'vitest'
import type { Guard } from './guard.ts'
import { guardOf } from './guard.ts'
import { matterTreatment, treatment, treatmentBy } from './policy.ts'
import type { Relation } from './relation.ts'
import type { Stage } from './stage.ts'
import type { Field, Treatment } from './treatment.ts'

const letters: Readonly<Record<string, Treatment>> = { p: 'plain', m: 'masked', r: 'redacted', '-': 'none' }
const stages: readonly Stage[] = ['intake', 'sent', 'inHand', 'followUp', 'atRest']
const guards: readonly Guard[] = ['ordinary', 'hidden', 'agreed', 'complaint', 'report']

/**
 * The matrix of domain.md 9 written out: for each relation five letters a stage (intake, sent, inHand, followUp, atRest),
 * one for each guard: asking or needing help; the same, hidden from the unit; a complaint whose submitter agreed; a
 * complaint; a report.
 */
const identity: Readonly<Record<Relation, string>> = {
  ownCall: 'ppppp ppppp ppppp ppppp ppppp',
  contractCall: 'mm--- mm--- mm--- mm--- mm---',
  operator: 'mm--- mm--- mm--- mm--- mm---',
  dispatcher: 'mmmm- mmmm- mmmm- mmmm- mmmm-',
  supervisor: 'mmmm- mmmm- mmmm- mmmm- mmmm-',
  followUpAgent: 'mmmm- mmmm- mmmm- pppp- mmmm-',
  reportAgent: 'mmmm- mmmm- mmmm- ppppp mmmm-',
  leadUnit: 'mmmm- mmmm- pmpm- mmmm- mmmm-',
  assistingUnit: 'm---- m---- m---- m---- m----',
  grassroots: 'm---- m---- m---- m---- m----',
  unitAbove: 'm-m-- m-m-- m-m-- m-m-- m-m--',
  gridWorker: 'm---- m---- m---- m---- m----',
  leader: 'mmmm- mmmm- mmmm- mmmm- mmmm-',
  analyst: 'mmmm- mmmm- mmmm- mmmm- mmmm-',
}
/** The same in every stage. */
const others: Readonly<Record<Exclude<Field, 'identity'>, Readonly<Record<Relation, string>>>> = {
  words: {
    ownCall: 'ppppp',
    contractCall: 'ppppr',
    operator: 'ppppr',
    dispatcher: 'ppppp',
    supervisor: 'ppppp',
    followUpAgent: 'ppppp',
    reportAgent: 'ppppp',
    leadUnit: 'rrrrr',
    assistingUnit: 'rrrrr',
    grassroots: 'rrrrr',
    unitAbove: 'rrrrr',
    gridWorker: 'rrrrr',
    leader: 'rrrrr',
    analyst: 'rrrrr',
  },
  attachments: {
    ownCall: 'ppppp',
    contractCall: 'pppp-',
    operator: 'pppp-',
    dispatcher: 'ppppp',
    supervisor: 'ppppp',
    followUpAgent: 'pppp-',
    reportAgent: 'ppppp',
    leadUnit: 'rrrrr',
    assistingUnit: 'r----',
    grassroots: 'r----',
    unitAbove: 'r----',
    gridWorker: '-----',
    leader: 'rrrr-',
    analyst: '-----',
  },
  record: {
    ownCall: '-----',
    contractCall: '-----',
    operator: '-----',
    dispatcher: 'ppppp',
    supervisor: 'ppppp',
    followUpAgent: 'ppppp',
    reportAgent: 'ppppp',
    leadUnit: 'ppppp',
    assistingUnit: '-----',
    grassroots: '-----',
    unitAbove: 'rrrrr',
    gridWorker: '-----',
    leader: 'rrrrr',
    analyst: '-----',
  },
}
const relations = Object.keys(identity) as readonly Relation[]

function read(field: Field, relation: Relation, stage: Stage): string {
  const found = guards.map((guard) => treatmentBy({ relation, stage }, field, guard))
  return found.map((one) => Object.keys(letters).find((letter) => letters[letter] === one)).join('')
}

describe('the matrix', () => {
  test.each(relations)('identity for %s', (relation) => {
    expect(stages.map((stage) => read('identity', relation, stage)).join(' ')).toBe(identity[relation])
  })

  test.each(Object.keys(others) as (keyof typeof others)[])('%s is the same in every stage', (field) => {
    for (const relation of relations) {
      for (const stage of stages)
        expect([relation, stage, read(field, relation, stage)]).toEqual([relation, stage, others[field][relation]])
    }
  })

  test('nobody but those who recorded it and the special team ever has a report’s identity in plain or masked', () => {
    const seeing = relations.filter((relation) =>
      stages.some((stage) => treatmentBy({ relation, stage }, 'identity', 'report') !== 'none'),
    )
    expect(seeing).toEqual(['ownCall', 'reportAgent'])
  })

  test('a unit has an identity in plain only while it has claimed the order and the submitter agreed', () => {
    for (const relation of ['leadUnit', 'assistingUnit', 'grassroots', 'unitAbove', 'gridWorker'] as const) {
      for (const stage of stages) {
        const plain = guards.filter((guard) => treatmentBy({ relation, stage }, 'identity', guard) === 'plain')
        expect(plain).toEqual(relation === 'leadUnit' && stage === 'inHand' ? ['ordinary', 'agreed'] : [])
      }
    }
  })
})

test.each([
  ['inquiry', 'open', 'ordinary'],
  ['help', 'hiddenFromUnit', 'hidden'],
  ['suggestion', 'open', 'ordinary'],
  ['praise', 'open', 'ordinary'],
  ['other', 'hiddenFromUnit', 'hidden'],
  ['complaint', 'open', 'agreed'],
  ['complaint', 'hiddenFromUnit', 'complaint'],
  ['report', 'open', 'report'],
  ['report', 'secret', 'report'],
  ['help', 'secret', 'report'],
  ['complaint', 'secret', 'report'],
] as const)('%s, %s: guarded as %s', (kind, secrecy, guard) => {
  expect(guardOf(kind, secrecy)).toBe(guard)
})

describe('several standings', () => {
  const dispatcher = { relation: 'dispatcher', stage: 'intake' } as const
  const ownCall = { relation: 'ownCall', stage: 'intake' } as const
  const lead = { relation: 'leadUnit', stage: 'inHand' } as const
  const asked = { kind: 'help', secrecy: 'open', own: false } as const

  test('give the most of each', () => {
    expect(treatment([dispatcher, lead], 'identity', asked)).toBe('plain')
    expect(treatment([lead, dispatcher], 'words', asked)).toBe('plain')
    expect(treatment([], 'words', asked)).toBe('none')
  })

  test('a call of one’s own opens that submission, not another of the same matter', () => {
    expect(treatment([ownCall], 'identity', { ...asked, own: true })).toBe('plain')
    expect(treatment([ownCall], 'identity', asked)).toBe('none')
    expect(treatment([ownCall, dispatcher], 'identity', asked)).toBe('masked')
    expect(matterTreatment([ownCall], 'words', { kind: 'help', callers: 1, secret: false })).toBe('plain')
    expect(matterTreatment([ownCall], 'words', { kind: 'help', callers: 2, secret: false })).toBe('redacted')
  })

  test('what nobody has classified yet hides who spoke, and can be read by those who classify', () => {
    const unknown = { kind: null, secrecy: 'open', own: false } as const
    expect(treatment([dispatcher], 'identity', unknown)).toBe('none')
    expect(treatment([dispatcher], 'words', unknown)).toBe('plain')
    expect(treatment([{ relation: 'operator', stage: 'intake' }], 'words', unknown)).toBe('plain')
    expect(treatment([{ relation: 'operator', stage: 'intake' }], 'identity', unknown)).toBe('none')
  })
})
