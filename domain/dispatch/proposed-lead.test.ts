import { expect, test } from 'vitest'
import { catalogue } from '../../test/make.ts'
import type { Duty } from '../catalogue/rows.ts'
import { proposedLead } from './proposed-lead.ts'

const duty = (unitId: string, categoryCode: string | null, regionCode: string | null = null): Duty => ({
  code: `${unitId} ${categoryCode}`,
  unitId,
  categoryCode,
  regionCode,
  basis: `${unitId}的三定规定`,
})
const heating = { categoryCode: '0101001', regionCode: '159901100201', aboutUnitIds: [], returnedBy: [] }
const farming = { ...heating, categoryCode: '02' }
const sentTo = (...unitIds: string[]) =>
  unitIds.map((unitId, n) => ({ unitId, lead: true, sentAt: new Date(Date.UTC(2026, 2, 2 + n)) }))

const east = {
  ...catalogue.units.get('housing-east')!,
  code: 'government-east',
  kind: 'government' as const,
  superior: 'government',
}
const units = new Map([...catalogue.units, [east.code, east]])
const water = [duty('water', '01')]
const both = [duty('housing-east', '01', '159901000000'), duty('housing', '01')]

test.each([
  ['who received it first leads', heating, sentTo('water', 'roads', 'police'), water, 'water', 'firstReceiver', null],
  [
    'though it returned it',
    { ...heating, returnedBy: ['water', 'roads'] },
    sentTo('water', 'roads'),
    water,
    'water',
    'firstReceiver',
    null,
  ],
  [
    'however the orders are sorted',
    heating,
    sentTo('water', 'roads').toReversed(),
    water,
    'water',
    'firstReceiver',
    null,
  ],
  [
    'an assisting unit has not received it first',
    heating,
    [{ unitId: 'police', lead: false, sentAt: new Date(0) }, ...sentTo('roads')],
    water,
    'roads',
    'firstReceiver',
    null,
  ],
  [
    'where county and prefecture have the duty, the prefecture leads',
    heating,
    sentTo('housing-east', 'roads'),
    both,
    'housing',
    'prefecture',
    'housing-east',
  ],
  [
    'without an overlap the county bureau that had it first does',
    heating,
    sentTo('housing-east'),
    [duty('housing-east', '01')],
    'housing-east',
    'firstReceiver',
    null,
  ],
  [
    'a duty for everything is no overlap',
    heating,
    sentTo('housing-east'),
    [duty('housing', null)],
    'housing-east',
    'firstReceiver',
    null,
  ],
  [
    'its own superior before another bureau of the prefecture',
    heating,
    sentTo('housing-east'),
    [duty('water', '0101001'), ...both],
    'housing',
    'prefecture',
    'housing-east',
  ],
  [
    'a county government is no bureau: what it had first stays its own',
    heating,
    sentTo('government-east'),
    both,
    'government-east',
    'firstReceiver',
    null,
  ],
  [
    'a prefecture bureau that had it first stays',
    heating,
    sentTo('roads', 'housing-east'),
    both,
    'roads',
    'firstReceiver',
    null,
  ],
  [
    'a unit complained about gives way to its superior',
    { ...heating, aboutUnitIds: ['housing-east'] },
    sentTo('housing-east'),
    both,
    'housing',
    'superior',
    'housing-east',
  ],
  [
    'a township without the duty gives way to whose duty it is',
    heating,
    sentTo('township'),
    [duty('housing', '01')],
    'housing',
    'duty',
    'township',
  ],
  [
    'a township with the duty leads as first receiver',
    farming,
    sentTo('township'),
    [duty('township', '02', '159901100000')],
    'township',
    'firstReceiver',
    null,
  ],
  [
    'nobody has received it: the closest duty',
    heating,
    [],
    [duty('roads', '01'), duty('water', '0101001')],
    'water',
    'duty',
    null,
  ],
  ['nobody has received it, and it is nobody’s duty', heating, [], [], null, 'nobody', null],
] as const)('%s', (_, matter, orders, duties, unitId, because, instead) => {
  const proposed = proposedLead(matter, orders, { ...catalogue, units, duties })
  expect([proposed.unitId, proposed.because, proposed.instead]).toEqual([unitId, because, instead])
})
