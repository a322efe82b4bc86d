import { expect, test } from 'vitest'
import { catalogue } from '../../test/make.ts'
import { answered, claimed, dispatched, type Story } from '../../test/story.ts'
import { stuckOf } from './stuck.ts'

const at = (minute: string) => new Date(`2026-${minute.replace(' ', 'T')}:00+08:00`)
const read = ({ folder }: Story, minute: string) =>
  stuckOf(folder, at(minute), catalogue).map(({ what, unitId, since }) => {
    const china = new Date(since.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
    return `${what} ${unitId} ${china}`
  })
const joint = () => dispatched({ assistingUnitIds: ['roads'], track: 'joint' })

// Dispatched on Monday 03-02 at 9:00; five working days end on Monday 03-09 at 17:30.
test.each([
  ['claimed and in time', claimed(), '03-02 18:00', []],
  ['not claimed in a day', dispatched(), '03-04 10:00', ['overdue housing 03-03 09:00']],
  [
    'contacted late, then silent and over the limit',
    claimed(),
    '03-11 10:00',
    ['silent housing 03-02 09:00', 'overdue housing 03-03 09:00'],
  ],
  [
    'silent only after five whole working days',
    claimed().on('housing', 'contact', { way: 'phone', contactedAt: at('03-02 09:00').toISOString() }),
    '03-09 17:00',
    [],
  ],
  [
    'a question is open, and nothing is late meanwhile',
    claimed().on('housing', 'requestInformation', { question: '哪一户？' }),
    '03-20 10:00',
    ['question housing 03-02 09:00'],
  ],
  [
    'a return waits',
    claimed().on('housing', 'requestReturn', { reasonCode: 'return-not-ours', basis: '不归我们' }),
    '03-04 10:00',
    ['return housing 03-02 09:00'],
  ],
  [
    'an extension waits while its clock runs',
    claimed().on('housing', 'requestExtension', { workdays: 3, why: '备料' }),
    '03-03 10:00',
    ['extension housing 03-02 09:00', 'overdue housing 03-03 09:00'],
  ],
  [
    'of two units, the one that does not stir',
    joint().on('housing', 'claim', {}),
    '03-03 18:00',
    ['overdue housing 03-03 09:00', 'overdue roads 03-03 17:30'],
  ],
  ['answered: nothing', answered(), '03-30 10:00', []],
] as const)('%s', (_, story, minute, verdict) => {
  expect(read(story, minute)).toEqual(verdict)
})
