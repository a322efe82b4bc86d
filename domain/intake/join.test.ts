import { describe, expect, test } from 'vitest'
import { statuses } from '../ledger/actions.ts'
import { bigrams } from '../text/bigrams.ts'
import { LIKE_ENOUGH, likeness } from './consolidate.ts'
import { CROWD, type Face, type Joinable, mayBeJoined, publicTold, whyNotAtOnce } from './join.ts'

const lamp: Joinable = { kind: 'help', secret: false, status: 'dispatched', personalBenefit: false }
const like = { score: LIKE_ENOUGH, titled: true }
const wish = { kind: null, secrecy: 'hiddenFromUnit', text: '路灯又坏了' } as const

test('what stands in the public book and is in hand may be joined', () => {
  const open = Object.keys(statuses).filter((status) => mayBeJoined({ ...lamp, status: status as Joinable['status'] }))
  expect(open).toEqual(['opened', 'dispatched', 'suspended', 'answered'])
})

test.each([
  ['a report', { kind: 'report' }],
  ['one whose kind nobody knows yet', { kind: null }],
  ['one with a secret voice', { secret: true }],
  ['somebody’s own affair', { personalBenefit: true }],
] as const)('%s is not offered', (_name, change) => {
  expect(mayBeJoined({ ...lamp, ...change })).toBe(false)
})

describe('a wish to join', () => {
  test.each([
    ['is met at once', wish, lamp, like, null],
    ['is met for whoever is open to the unit', { ...wish, secrecy: 'open' }, lamp, like, null],
    ['waits where it is to stay secret', { ...wish, secrecy: 'secret' }, lamp, like, 'secret'],
    ['waits where it is a report', { ...wish, kind: 'report' }, lamp, like, 'report'],
    ['waits where it may be one', { ...wish, text: '我要举 报路灯队长' }, lamp, like, 'report'],
    ['waits where there is no such matter', wish, null, null, 'not-joinable'],
    ['waits where the book does not show it', wish, lamp, null, 'not-joinable'],
    ['waits where it is closed by now', wish, { ...lamp, status: 'resolved' }, like, 'not-joinable'],
    ['waits where it has become a report', wish, { ...lamp, kind: 'report' }, like, 'not-joinable'],
    ['waits where the words are unlike', wish, lamp, { ...like, score: LIKE_ENOUGH - 0.01 }, 'unlike'],
    ['waits where the book shows no words of it', wish, lamp, { score: 1, titled: false }, 'unlike'],
  ] as const)('%s', (_name, wishing, matter, match, verdict) => {
    expect(whyNotAtOnce(wishing, matter, match)).toBe(verdict)
  })
})

const village = '150402001001'
const point = { lat: 42.2, lon: 118.9 }
const face: Face = {
  title: '第一小学门口路灯不亮',
  category: '路灯',
  categoryCode: '0301',
  regionCode: village,
  address: '李家大院后门',
  point,
  receivedAt: new Date('2026-01-10T02:00:00Z'),
  people: 1,
}

test.each([
  [1, [], '150402001000', null],
  [CROWD - 1, [], '150402001000', null],
  [CROWD, bigrams('李家大院后门'), village, point],
])('of %i people the place is told as near as this', (people, address, regionCode, at) => {
  expect(publicTold({ ...face, people })).toMatchObject({ address, regionCode, point: at })
})

test('a grid and a county stay what they are; what nobody knows stays unknown', () => {
  const region = (regionCode: string | null) => publicTold({ ...face, regionCode }).regionCode
  expect([region(`${village}003`), region('150402000000'), region(null)]).toEqual([
    '150402001000',
    '150402000000',
    null,
  ])
})

test('of one person neither words nor why tell a place nearer than the township', () => {
  const told = { ...publicTold({ ...face, people: CROWD }), words: bigrams('学校门口路灯不亮了，天黑看不见') }
  const [alone, crowd] = likeness(told, [publicTold(face), publicTold({ ...face, people: CROWD })])
  expect(alone?.why).toEqual(['words', 'township', 'category', 'days'])
  expect(crowd?.why).toEqual(['words', 'address', 'near', 'village', 'category', 'days'])
})
