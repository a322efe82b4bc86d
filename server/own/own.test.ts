import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { type Dispatched, dispatched } from '../../test/dispatched.ts'
import { newId } from '../new-id.ts'

const app = useApp()
type Code = Readonly<{ number: string; queryCode: string }>
const at = ({ number, queryCode }: Code, what = '') => `/api/submissions/${number}${what}?code=${queryCode}`
const look = async (matter: Code) => (await app.call('GET', at(matter))).body
const say = (matter: Code, what: 'information' | 'rating', body: object) =>
  app.call('POST', at(matter, `/${what}`), { body: { id: newId(), ...body } })

/** A unit has claimed it. */
async function claimed(): Promise<Dispatched & Readonly<{ orderId: string }>> {
  const matter = await dispatched(app)
  const orderId = await matter.orderOf('housing')
  await matter.act(['unitHandler', 'housing'], 'claim', { orderId })
  return { ...matter, orderId }
}

async function resolved() {
  const matter = await claimed()
  const { orderId } = matter
  const rows = (await app.call('GET', '/api/catalogues/grant?limit=200', { as: ['securityAdministrator'] })).body.rows
  const leads = ({ row }: { row: { role: string; unitId: string } }) =>
    row.role === 'unitLeader' && row.unitId === 'housing'
  const signedBy = rows.find(leads).row.personId as string
  await matter.act(['unitHandler', 'housing'], 'answer', {
    orderId,
    record: '修了',
    reply: '修好了',
    solved: 'solved',
    signedBy,
  })
  const checklist = { contacted: true, factsChecked: true, basisGiven: true, replyClean: true, noPassingOn: true }
  await matter.act(['dispatcher'], 'audit', { passed: true, checklist })
  return matter
}

test('what a unit asks is read without names, and answered once: its clock runs again', async () => {
  const matter = await claimed()
  const { orderId } = matter
  expect((await look(matter)).asks).toEqual([])
  const early = await say(matter, 'information', { orderId, text: '没人问' })
  expect(early.body.code).toBe('nothing-requested')
  await matter.act(['unitHandler', 'housing'], 'requestInformation', {
    orderId,
    question: '请王小明说说是几号楼，电话13900001234',
  })
  const [ask] = (await look(matter)).asks
  expect(ask).toMatchObject({ orderId, unit: '住建局' })
  expect(ask.question).not.toMatch(/13900001234/)
  const body = { id: newId(), orderId, text: '三号楼' }
  // A phone that heard no answer sends it again, both at once.
  const twice = await Promise.all([1, 2].map(() => app.call('POST', at(matter, '/information'), { body })))
  expect(twice.map(({ status }) => status)).toEqual([201, 201])
  const lines = (await app.call('GET', `/api/matters/${matter.matterId}/entries`, { as: ['dispatcher'] })).body.rows
  expect(lines.filter(({ action }: { action: string }) => action === 'giveInformation')).toHaveLength(1)
  expect((await look(matter)).asks).toEqual([])
})

test('once it is answered the submitter rates it, one time; "not solved" keeps it from being cleared', async () => {
  const open = await claimed()
  const rating = { solved: 'notSolved', satisfied: 1, note: '还是不热' }
  expect((await look(open)).mayRate).toBe(false)
  expect((await say(open, 'rating', rating)).body.code).toBe('wrong-status')
  const matter = await resolved()
  expect((await look(matter)).mayRate).toBe(true)
  expect((await say(matter, 'rating', rating)).status).toBe(201)
  expect(await look(matter)).toMatchObject({ mayRate: false, rating: { solved: 'notSolved', satisfied: 1 } })
  const clear = { id: newId(), action: 'clear', details: {} }
  const refused = await app.call('POST', `/api/matters/${matter.matterId}/entries`, {
    as: ['followUpAgent'],
    body: clear,
  })
  expect(refused.body.code).toBe('not-solved')
})

test('the chain holds hashes, times and actions: no word, no writer', async () => {
  const matter = await claimed()
  const { status, body } = await app.call('GET', at(matter, '/chain'))
  expect(status).toBe(200)
  expect(body.lines.map(({ action }: { action: string }) => action)).toEqual(['register', 'open', 'dispatch', 'claim'])
  expect(Object.keys(body.lines[0]).toSorted()).toEqual(['action', 'at', 'content', 'hash', 'id', 'seq'])
})

test('a wrong code opens nothing', async () => {
  const { number } = await claimed()
  const wrong = { number, queryCode: 'WRONGONE' }
  expect((await app.call('GET', at(wrong, '/chain'))).body.code).toBe('submission-not-found')
  expect((await say(wrong, 'rating', { solved: 'solved', satisfied: 5 })).body.code).toBe('submission-not-found')
  expect((await app.call('GET', `/api/citizen/submissions/${number}/chain`)).body.code).toBe('phone-not-shown')
})
