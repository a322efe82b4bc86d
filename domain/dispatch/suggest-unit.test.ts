import { describe, expect, test } from 'vitest'
import { catalogue, units } from '../../test/make.ts'
import type { Duty } from '../catalogue/rows.ts'
import { confidence } from './confidence.ts'
import { returnsOf } from './returns.ts'
import { type Asked, type Cleared, type Known, suggestUnit } from './suggest-unit.ts'

const village = '159901100201'
const duty = (code: string, unitId: string, categoryCode: string | null, regionCode: string | null = null): Duty => ({
  code,
  unitId,
  categoryCode,
  regionCode,
  basis: `依据 ${code}`,
})
const cleared = (leadUnitId: string, assistingUnitIds: string[] = [], returnedBy: string[] = []): Cleared => ({
  leadUnitId,
  assistingUnitIds,
  returnedBy,
})
const heating: Asked = { categoryCode: '0101001', regionCode: village, aboutUnitIds: [], returnedBy: [] }
const farming = { ...heating, categoryCode: '02' }
const withDuties = (duties: readonly Duty[]) => ({ ...catalogue, duties })
const everywhere = duty('a', 'housing', '01')
/** Lead and its reason, then who assists, as a line to read. */
const told = (asked: Asked, known: Partial<Known>, duties: readonly Duty[]) => {
  const { lead, assisting, ground, silent } = suggestUnit(asked, { past: [], ...known }, withDuties(duties))
  const said = (one: { unitId: string; because: string }) => `${one.unitId} by ${one.because}`
  return lead ? [ground, said(lead), ...assisting.map(said)].join('; ') : silent
}

describe('which unit, and why', () => {
  const cases: readonly (readonly [string, Asked, Partial<Known>, readonly Duty[], string])[] = [
    ['the closest duty', heating, {}, [everywhere, duty('b', 'water', '0101')], 'duty-above; water by duty'],
    [
      'one for the very category',
      heating,
      {},
      [everywhere, duty('b', 'roads', '0101001')],
      'duty-exact; roads by duty',
    ],
    ['a duty for everything names nobody', heating, {}, [duty('a', 'centre', null)], 'nothing-known'],
    ['no category', { ...heating, categoryCode: null }, {}, [everywhere], 'needs-category'],
    [
      'two with the same duty are joint, whoever did it before leads',
      heating,
      { past: [cleared('roads')] },
      [everywhere, duty('b', 'roads', '01')],
      'duty-shared; roads by duty; housing by duty',
    ],
    [
      'of bureaus of county and prefecture the prefecture’s leads',
      heating,
      {},
      [everywhere, duty('b', 'housing-east', '0101', '159901000000')],
      'prefecture; housing by prefecture; housing-east by duty',
    ],
    [
      'the county’s alone where the prefecture’s returned it',
      { ...heating, returnedBy: ['housing'] },
      {},
      [everywhere, duty('b', 'housing-east', '0101', '159901000000')],
      'duty-above; housing-east by duty',
    ],
    [
      'the superior of one that is complained about',
      { ...heating, aboutUnitIds: ['housing-east'] },
      {},
      [duty('a', 'water', '01'), duty('b', 'housing-east', '0101', '159901000000')],
      'superior; housing by superior',
    ],
    [
      'not the superior where another has the same duty',
      { ...heating, aboutUnitIds: ['housing'] },
      {},
      [everywhere, duty('b', 'roads', '01')],
      'duty-above; roads by duty',
    ],
    [
      'the next duty where the closest one’s unit returned it',
      { ...heating, returnedBy: ['water'] },
      {},
      [everywhere, duty('b', 'water', '0101')],
      'duty-above; housing by duty',
    ],
    ['nobody where all returned it', { ...heating, returnedBy: ['housing'] }, {}, [everywhere], 'none-may'],
    [
      'a township by its own list',
      farming,
      {},
      [duty('a', 'township', '02', '159901100000')],
      'duty-exact; township by duty',
    ],
    [
      'never a township for what a department’s matters did',
      farming,
      { past: [cleared('township'), cleared('township')] },
      [],
      'none-may',
    ],
    ['what similar ones did', farming, { past: [cleared('roads'), cleared('roads')] }, [], 'past; roads by past'],
    ['one alone says nothing', farming, { past: [cleared('roads')] }, [], 'nothing-known'],
    [
      'not the one that mostly sent them back',
      farming,
      { past: [cleared('roads', [], ['roads']), cleared('roads', [], ['roads']), cleared('water'), cleared('water')] },
      [],
      'past; water by past',
    ],
    [
      'who assisted in most of them assists again',
      farming,
      { past: [cleared('roads', ['water']), cleared('roads', ['water', 'police']), cleared('roads')] },
      [],
      'past; roads by past; water by past',
    ],
    [
      'what the words say, where it is likelier than what was done',
      farming,
      { past: [cleared('roads'), cleared('roads'), cleared('water')], read: [{ unitId: 'police', probability: 0.93 }] },
      [],
      'read-high; police by read',
    ],
    [
      'what was done, where the words say little',
      farming,
      { past: [cleared('roads'), cleared('roads')], read: [{ unitId: 'police', probability: 0.5 }] },
      [],
      'past; roads by past',
    ],
    [
      'the duty before all else',
      heating,
      { past: [cleared('roads'), cleared('roads')], read: [{ unitId: 'police', probability: 0.99 }] },
      [everywhere],
      'duty-above; housing by duty',
    ],
    [
      'two categories near each other are two parts',
      heating,
      {
        categories: [
          { code: '0101001', probability: 0.5 },
          { code: '02', probability: 0.4 },
        ],
      },
      [everywhere, duty('b', 'water', '02')],
      'duty-above; housing by duty; water by duty',
    ],
    [
      'a second category far behind is none',
      heating,
      {
        categories: [
          { code: '0101001', probability: 0.7 },
          { code: '02', probability: 0.26 },
        ],
      },
      [everywhere, duty('b', 'water', '02')],
      'duty-above; housing by duty',
    ],
    ['a unit that is no more has no say', heating, {}, [duty('a', 'gone', '01')], 'nothing-known'],
  ]
  test.each(cases)('%s', (_name, asked, known, duties, verdict) => {
    expect(told(asked, known, duties)).toBe(verdict)
  })

  test('a unit leads where the one below it has the same duty, whatever was done before', () => {
    const duties = [duty('a', 'housing-east', '01'), duty('b', 'housing', '01')]
    const past = [cleared('housing-east'), cleared('housing-east')]
    const { lead, assisting, track } = suggestUnit(heating, { past }, withDuties(duties))
    expect([lead?.unitId, ...assisting.map(({ unitId }) => unitId), track]).toEqual([
      'housing',
      'housing-east',
      'joint',
    ])
  })

  test('so that the ledger takes it: no more than four units, each once, each of those it may have', () => {
    const duties = units.map(({ code }) => duty(code, code, '01'))
    const { lead, assisting } = suggestUnit(heating, { past: [] }, withDuties(duties))
    const named = [lead?.unitId, ...assisting.map(({ unitId }) => unitId)]
    expect(named).toHaveLength(4)
    expect(new Set(named).size).toBe(4)
  })
})

describe('how sure', () => {
  const of = (known: Partial<Known>, duties: readonly Duty[] = [], asked = heating) =>
    suggestUnit(asked, { past: [], ...known }, withDuties(duties))

  test('a duty is sure until it turns out otherwise', () => {
    expect(of({}, [everywhere])).toMatchObject({ sure: true, confidence: 0.85 })
    const outcomes = [{ ground: 'duty-above', count: 80, good: 40 }]
    const wrong = of({ outcomes }, [everywhere])
    expect(wrong.confidence).toBeCloseTo((0.85 * 20 + 40) / 100)
    expect(wrong).toMatchObject({ sure: false, lead: { unitId: 'housing' } })
  })

  test('two of two similar ones are not sure, four of four are; each says its figures', () => {
    expect(of({ past: [cleared('roads'), cleared('roads')] })).toMatchObject({
      sure: false,
      confidence: 0.75,
      lead: { count: 2, of: 2, returned: 0 },
    })
    const four = [cleared('roads'), cleared('roads'), cleared('roads', [], ['water']), cleared('roads')]
    expect(of({ past: four })).toMatchObject({ sure: true, lead: { count: 4, of: 4, returned: 0 } })
  })

  test('the prefecture says from where on', () => {
    const strict = { ...withDuties([everywhere]), procedure: { ...catalogue.procedure, unitPercent: 90 } }
    expect(suggestUnit(heating, { past: [] }, strict)).toMatchObject({ sure: false, lead: { unitId: 'housing' } })
  })

  test('much that was counted outweighs where one began, little does not', () => {
    expect(confidence('past', 0.5, [])).toBe(0.5)
    expect(confidence('past', 0.5, [{ ground: 'past', count: 2, good: 2 }])).toBeLessThan(0.6)
    expect(confidence('past', 0.5, [{ ground: 'past', count: 500, good: 480 }])).toBeGreaterThan(0.93)
    expect(confidence('past', 0.5, [{ ground: 'superior', count: 500, good: 0 }])).toBe(0.5)
  })
})

describe('who is passed over is told', () => {
  test('with the day it asked to send the matter back', () => {
    const pause = { why: 'return', from: '2026-03-02T02:00:00.000Z', to: null } as const
    const orders = [
      { unitId: 'water', status: 'returned', pauses: [pause], spokeAt: null },
      { unitId: 'roads', status: 'returned', pauses: [], spokeAt: new Date('2026-03-04T02:00:00Z') },
      { unitId: 'housing', status: 'withdrawn', pauses: [], spokeAt: null },
    ] as const
    const asked = { ...heating, returnedBy: ['water', 'roads'], returns: returnsOf(orders) }
    expect(suggestUnit(asked, { past: [] }, withDuties([everywhere])).passed).toEqual([
      { unitId: 'water', why: 'returned', at: new Date(pause.from) },
      { unitId: 'roads', why: 'returned', at: new Date('2026-03-04T02:00:00Z') },
    ])
  })

  test('whom the matter is about, and a township that past matters would name', () => {
    const past = [cleared('township'), cleared('township')]
    const asked = { ...heating, aboutUnitIds: ['housing'] }
    expect(suggestUnit(asked, { past }, withDuties([everywhere])).passed).toEqual([
      { unitId: 'housing', why: 'complainedAbout', at: null },
      { unitId: 'township', why: 'notTheirDuty', at: null },
    ])
  })
})
