import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { labelledMessages } from '../../test/labelled.ts'
import { catalogue } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { jobs } from '../jobs/jobs.ts'
import { newId } from '../new-id.ts'
import { trainInThread } from './in-thread.ts'
import { readerFor } from './in-use.ts'
import { LEAST_LESSONS, learnNow, learnWhereDue } from './learn.ts'
import { lessonsOf, oneOfEach } from './lessons.ts'
import { choose, newestChoice, trainingsOf } from './store.ts'
import { systemId } from '../catalogue/set-up.ts'

const app = useApp()
const edge = () => ({ db: app.database.app, now: () => new Date('2027-01-10T02:00:00Z'), newId: () => newId() })
const lessons = () => readTenant(app.database.app, TENANT, (tx) => lessonsOf(tx, TENANT, catalogue))

type How = Readonly<{
  opened?: boolean
  kind?: string
  secrecy?: string
  categoryCode?: string
  cleared?: 'by housing' | 'after a return'
}>

async function matter(text: string, how: How = {}): Promise<void> {
  const { opened = true, kind = 'help', secrecy = 'open', categoryCode = '0101001', cleared } = how
  const body = { id: newId(), channel: 'hotline', text, secrecy, regionCode: '159901100201' }
  const { matterId } = (await app.call('POST', '/api/intake', { as: ['operator'], body })).body as { matterId: string }
  if (!opened) return
  const details = { kind, categoryCode, regionCode: '159901100201', urgency: 'normal' }
  const open = { id: newId(), action: 'open', details }
  const { status } = await app.call('POST', `/api/matters/${matterId}/entries`, { as: ['dispatcher'], body: open })
  expect(status).toBe(201)
  if (!cleared) return
  const returnedBy = JSON.stringify(cleared === 'after a return' ? ['roads'] : [])
  await app.database.owner
    .updateTable('matter')
    .set({ status: 'cleared', leadUnitId: 'housing', returnedBy })
    .where('tenantId', '=', TENANT)
    .where('id', '=', matterId)
    .execute()
}

test('learnt from is what people opened, not what is secret, a report or only sent in; the unit where nobody returned it', async () => {
  await matter('家里暖气不热', { cleared: 'by housing' })
  await matter('井没电', { categoryCode: '02', cleared: 'after a return' })
  await matter('只是寄来', { opened: false })
  await matter('举报有人占地', { kind: 'report' })
  await matter('保密的话', { secrecy: 'secret' })
  await matter('对单位隐名的话', { secrecy: 'hiddenFromUnit' })
  expect((await lessons()).map(({ text, category, marks }) => ({ text, category, marks }))).toEqual([
    { text: '对单位隐名的话', category: ['01', '0101', '0101001'], marks: { kind: 'help', urgency: 'normal' } },
    { text: '井没电', category: ['02'], marks: { kind: 'help', urgency: 'normal' } },
    {
      text: '家里暖气不热',
      category: ['01', '0101', '0101001'],
      marks: { kind: 'help', urgency: 'normal', unit: 'housing' },
    },
  ])
})

test('of near-copies the newest is learnt from', () => {
  const text = '小区三号楼的暖气从上个月开始一直不热，老人和孩子都冻感冒了，请供热公司尽快派人来看看'
  const said = [`${text}。`, `${text}，谢谢。`, '学校收资料费，希望给个答复']
  const those = said.map((words, n) => ({ id: String(n), text: words, category: [], marks: {} }))
  expect(oneOfEach(those).map(({ id }) => id)).toEqual(['0', '2'])
})

test('too little to learn from', async () => {
  await expect(learnNow(edge(), TENANT, { source: 'cleared', byPerson: systemId })).rejects.toMatchObject({
    code: 'reader-too-few-lessons',
  })
  expect(await learnWhereDue(edge(), TENANT)).toBeNull()
})

test('from enough lessons on the reader is trained by itself, and again only once enough is new', async () => {
  const messages = labelledMessages(LEAST_LESSONS, { labels: ['0101001', '02', '02'] })
  for (const { text, label } of messages) await matter(text, { categoryCode: label })
  expect(await learnWhereDue(edge(), TENANT)).toMatchObject({ source: 'cleared', verdict: 'used' })
  const reader = await readTenant(app.database.app, TENANT, (tx) => readerFor(tx, TENANT))
  expect(reader?.readCategory({ text: '我家暖气不热，室温只有十四度' })).toMatchObject([{ label: '01', sure: true }])

  expect(await learnWhereDue(edge(), TENANT)).toBeNull()
  const more = labelledMessages(15, { labels: ['0101001', '02', '02'], seed: 77 })
  for (const { text, label } of more) await matter(text, { categoryCode: label })
  const { id } = (await learnWhereDue(edge(), TENANT)) ?? {}
  const [newest] = await readTenant(app.database.app, TENANT, (tx) => trainingsOf(tx, TENANT))
  expect(newest?.id).toBe(id)
  expect(await readTenant(app.database.app, TENANT, (tx) => newestChoice(tx, TENANT))).not.toBeNull()
})

test('models that another version made stop nobody: what comes in is taken unread, and the night trains anew', async () => {
  const { owner, app: db } = app.database
  const standing = await readTenant(db, TENANT, (tx) => newestChoice(tx, TENANT))
  for (const { name, trainingId, bytes } of await owner.selectFrom('readerModel').selectAll().execute()) {
    bytes.write('"form":9', bytes.indexOf('"form":'))
    const those = owner.updateTable('readerModel').set({ bytes }).where('name', '=', name)
    await those.where('trainingId', '=', trainingId).execute()
  }
  // Chosen once more, so that it is loaded as by a server that starts.
  const chosen = { at: edge().now(), byPerson: systemId, trainingId: standing?.trainingId ?? '', precisions: {} }
  await inTenant(db, TENANT, (tx) => choose(tx, TENANT, { ...chosen, basedOn: standing?.seq ?? 0 }))

  await matter('我家暖气不热', { categoryCode: '0101001' })
  const words = { text: '我家暖气不热，室温只有十四度' }
  expect((await readTenant(db, TENANT, (tx) => readerFor(tx, TENANT)))?.readCategory(words)).toEqual([])
  expect((await app.call('POST', '/api/advice', { as: ['operator'], body: words })).status).toBe(200)
  expect(await learnWhereDue(edge(), TENANT)).toMatchObject({ source: 'cleared', verdict: 'used' })
  const reader = await readTenant(db, TENANT, (tx) => readerFor(tx, TENANT))
  expect(reader?.readCategory(words)).toMatchObject([{ label: '01', sure: true }])
})

test('a training is given up when the server stops', async () => {
  const stopping = new AbortController()
  const task = { messages: [], unless: null }
  const learning = trainInThread(task, stopping.signal)
  stopping.abort()
  await expect(learning).rejects.toThrow('ended before')
  await expect(trainInThread(task, stopping.signal)).rejects.toMatchObject({ name: 'AbortError' })
})

test('it is a job of its own', () => {
  expect(jobs.find(({ name }) => name === 'reader')?.cron).toBe('40 3 * * *')
})
