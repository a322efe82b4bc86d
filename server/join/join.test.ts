import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { dispatched } from '../../test/dispatched.ts'
import { joinable } from '../../test/joinable.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { verifyAll } from '../ledger/verify.ts'
import { newId } from '../new-id.ts'

const app = useApp()
const village = '159901100201'
const words = '河口嘎查北头的自来水管也爆了，我家没水'
const title = '河口嘎查北头自来水管爆裂'

type Joined = Readonly<{ state: string; others: number }> | null
type Receipt = Readonly<{ id: string; number: string; queryCode: string; joined: Joined }>

const say = async (joins: string | undefined, told: object = {}) => {
  const body = { id: newId(), text: words, regionCode: village, ...told, ...(joins && { joins }) }
  const { status, body: receipt } = await app.call('POST', '/api/submissions', { body })
  expect(status).toBe(201)
  return receipt as Receipt
}
const standing = async ({ number, queryCode }: Receipt) =>
  (await app.call('GET', `/api/submissions/${number}?code=${queryCode}`)).body
const read = async (matterId: string) =>
  (await app.call('GET', `/api/matters/${matterId}`, { as: ['dispatcher'] })).body
const nearby = async (body: object) => (await app.call('POST', '/api/nearby', { body })).body
const rowOf = async (receipt: Receipt) =>
  app.database.owner
    .selectFrom('matter')
    .select(['id', 'status', 'mergedInto'])
    .where('number', '=', receipt.number)
    .executeTakeFirstOrThrow()
const intact = async () => expect((await verifyAll(app.database.app, TENANT)).findings).toEqual([])

test('what is offered is what the book shows, to words that are like it', async () => {
  const matter = await joinable(app, title, { said: { text: '王二家门口水管爆了', address: '北头三排' } })
  const { rows } = await nearby({ text: words, regionCode: village })
  expect(rows).toEqual([
    {
      matterId: matter.matterId,
      number: matter.number,
      title,
      status: { zh: '已派单', en: 'dispatched' },
      kind: 'help',
      category: '不热',
      place: '东旗河口苏木',
      receivedAt: expect.any(String),
      people: 1,
      why: ['words', 'township', 'days'],
    },
  ])
  expect((await nearby({ text: '邻居的羊把我家菜地啃了', regionCode: village })).rows).toEqual([])
  // The place that the words name will do.
  expect((await nearby({ text: words })).rows[0].why).toContain('township')
})

test('what the book does not show has no part in it, however exactly it is guessed', async () => {
  const point = { lat: 40.751, lon: 107.393 }
  const hidden = { text: '赵六被打了，求你们来看看', address: '供销社后院第四家', point }
  await joinable(app, '家庭纠纷求助', { said: { ...hidden, regionCode: village } })
  const { rows } = await nearby({ ...hidden, regionCode: village })
  expect(rows).toEqual([])
  const guessed = (await nearby({ ...hidden, text: '有一起家庭纠纷求助', regionCode: village })).rows
  expect(guessed[0].why).toEqual(['words', 'township', 'days'])
})

test('joining makes it one with the others at once, in the submitter’s own words; a dispatcher can part them again', async () => {
  const matter = await joinable(app, title)
  const receipt = await say(matter.matterId, { submitter: { name: '李四', phone: '13800000001' } })
  expect(receipt.joined).toEqual({ state: 'joined', others: 1 })
  const target = await read(matter.matterId)
  expect(target.matter).toMatchObject({ callers: 2, people: 2, status: 'dispatched' })
  expect(target.voices.map((voice: { text: string }) => voice.text)).toContain(words)
  const own = await rowOf(receipt)
  expect(own).toMatchObject({ status: 'merged', mergedInto: matter.matterId })
  const { rows: lines } = await sql<{ action: string; joins: string; role: string; why: string }>`
    select action, details ->> 'joins' as joins, writer_role as role, details ->> 'why' as why
    from ledger_entry where matter_id = ${own.id} order by seq`.execute(app.database.owner)
  expect(lines).toEqual([
    { action: 'register', joins: matter.matterId, role: 'citizen', why: null },
    { action: 'merge', joins: null, role: 'system', why: '诉求人提交时选择加入同一件事' },
  ])
  expect(await standing(receipt)).toMatchObject({
    text: words,
    status: 'dispatched',
    unit: '住建局',
    joined: { state: 'joined', others: 1 },
  })

  // The same person once more counts once.
  const again = await say(matter.matterId, { submitter: { phone: '138 0000 0001' } })
  expect(again.joined).toEqual({ state: 'joined', others: 1 })
  expect((await read(matter.matterId)).matter).toMatchObject({ callers: 3, people: 2 })
  await intact()

  const part = { id: newId(), action: 'unmerge', details: { why: '不是一处' } }
  const url = `/api/matters/${own.id}/entries`
  expect((await app.call('POST', url, { as: ['dispatcher'], body: part })).status).toBe(201)
  expect((await standing(receipt)).joined).toEqual({ state: 'apart', others: 0 })
  expect((await read(matter.matterId)).matter).toMatchObject({ callers: 2 })
  await intact()
})

test('a crowd’s place may be named: from three people on it says that it is near', async () => {
  const point = { lat: 40.7, lon: 107.4 }
  const at = { regionCode: village, address: '北头井房' }
  const matter = await joinable(app, '北头井房水泵坏了', { said: { ...at, point }, opened: at })
  const asked = { text: '北头井房水泵又坏了', regionCode: village, address: '北头井房', point }
  expect((await nearby(asked)).rows[0].why).toEqual(['words', 'township', 'days'])
  for (const n of [1, 2]) await say(matter.matterId, { text: `北头井房水泵坏了，第${n}户`, address: '北头井房' })
  const [row] = (await nearby(asked)).rows
  expect(row).toMatchObject({ people: 3, why: ['words', 'address', 'near', 'village', 'days'] })
})

describe('a wish that the rule does not meet is kept, told to nobody but the dispatcher, and no failure', () => {
  const other = 150000
  const closed = async () => {
    const matter = await joinable(app, title)
    const end = { reasonCode: 'terminate-same-again', requestedByUnitId: 'housing', document: '文', why: '重复' }
    await matter.act(['supervisor'], 'terminate', end)
    return matter.matterId
  }
  const shown = async (given?: Parameters<typeof joinable>[2]) => (await joinable(app, title, given)).matterId
  const cases: readonly (readonly [string, () => Promise<string>, object])[] = [
    ['a report', () => shown({ opened: { kind: 'report' } }), {}],
    ['a secret matter', () => shown({ said: { secrecy: 'secret' } }), {}],
    ['somebody’s own affair', () => shown({ opened: { personalBenefit: true } }), {}],
    ['a closed matter', closed, {}],
    ['one that nobody has judged yet', async () => (await rowOf(await say(undefined))).id, {}],
    ['unlike words', async () => (await joinable(app, '松涛小区电梯停运')).matterId, {}],
    ['words that nobody confirmed', async () => (await dispatched(app, { said: { text: words } })).matterId, {}],
    ['one’s own wish for secrecy', shown, { secrecy: 'secret' }],
    ['what may be a report', shown, { text: `${words}，我要举报水站` }],
    ['what is one', shown, { kind: 'report' }],
    ['a matter of another prefecture', elsewhere, {}],
    ['none at all', async () => newId(), {}],
  ]

  async function elsewhere(): Promise<string> {
    await setUpPrefecture(app.database.app, other, 'BS')
    const { matterId } = await joinable(app, title)
    const id = newId()
    // As it stands here, in the other prefecture.
    await sql`insert into matter select (json_populate_record(m, json_build_object('tenant_id', ${other}::int, 'id', ${id}::text))).*
      from matter m where id = ${matterId}`.execute(app.database.owner)
    return id
  }

  test.each(cases)('%s', async (_name, make, told) => {
    const targetId = await make()
    const receipt = await say(targetId, told)
    expect(receipt.joined).toEqual({ state: 'waiting', others: 0 })
    expect(await rowOf(receipt)).toMatchObject({ status: 'submitted', mergedInto: null })
    const seen = await standing(receipt)
    expect(seen.joined).toEqual({ state: 'waiting', others: 0 })
    expect(JSON.stringify(seen)).not.toContain(targetId)
  })

  test('the ledger of all that stands', intact)
})

test('the dispatcher reads of the wish beside the candidates, first of all; one action makes them one', async () => {
  const matter = await joinable(app, '松涛小区电梯停运')
  await joinable(app, title)
  const receipt = await say(matter.matterId)
  const own = await rowOf(receipt)
  const advice = () => app.call('GET', `/api/matters/${own.id}/advice`, { as: ['dispatcher'] })
  const [first, second] = (await advice()).body.candidates
  expect(first).toMatchObject({ matterId: matter.matterId })
  expect(first.why[0]).toBe('wished')
  expect(second.why).not.toContain('wished')
  const merge = { id: newId(), action: 'merge', details: { targetId: matter.matterId } }
  await app.call('POST', `/api/matters/${own.id}/entries`, { as: ['dispatcher'], body: merge })
  expect((await standing(receipt)).joined).toEqual({ state: 'joined', others: 1 })
})

test('sent many times at once it is one submission and one merge, among others that join and act on the same', async () => {
  const matter = await joinable(app, title)
  const body = { id: newId(), text: words, regionCode: village, joins: matter.matterId }
  const remind = { addressee: '住建局', text: '请抓紧' }
  const answers = await Promise.all([
    ...Array.from({ length: 12 }, () => app.call('POST', '/api/submissions', { body })),
    ...Array.from({ length: 12 }, (_, n) => say(matter.matterId, { text: `${words}，第${n}户` })),
    ...Array.from({ length: 4 }, () => matter.act(['supervisor'], 'remind', remind)),
  ])
  const same = answers.slice(0, 12) as readonly { body: Receipt }[]
  expect(new Set(same.map(({ body: { number } }) => number)).size).toBe(1)
  expect(same.every(({ body: { joined } }) => joined?.state === 'joined')).toBe(true)
  const { rows } = await sql<{ merges: number; absorbs: number }>`
    select count(*) filter (where action = 'merge' and details ->> 'targetId' = ${matter.matterId})::int as merges,
      count(*) filter (where action = 'absorb' and matter_id = ${matter.matterId})::int as absorbs
    from ledger_entry`.execute(app.database.owner)
  expect(rows).toEqual([{ merges: 13, absorbs: 13 }])
  expect((await read(matter.matterId)).matter).toMatchObject({ callers: 14, people: 14 })
  await intact()
})

test('ids that nobody could have are refused as any other input', async () => {
  const refused = await app.call('POST', '/api/submissions', { body: { id: newId(), text: words, joins: 'x' } })
  expect(refused.body.code).toBe('bad-input')
  const upper = (await joinable(app, title)).matterId.toUpperCase()
  expect((await say(upper)).joined?.state).toBe('joined')
})
