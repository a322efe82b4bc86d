import { beforeAll, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { TENANT } from '../../test/prefecture.ts'
import { givenReader } from '../../test/trained.ts'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { changeCatalogues } from '../catalogue/change.ts'
import { changesTo } from '../catalogue/defaults.ts'
import { defaultDangerWords } from '../catalogue/default-danger-words.ts'
import { systemId } from '../catalogue/set-up.ts'
import { inTenant } from '../db/tenant.ts'
import { importRows } from '../intake/import-file.ts'
import { newId } from '../new-id.ts'

const app = useApp()
const village = '159901100201'
const leak = '楼道里燃气管子泄漏，有人头晕'
/** Words of a need that the reader of the tests reads as urgent. */
const heating = '老人挨冻，暖气冰凉，热力公司说管道在检修，停暖几天了'

beforeAll(async () => {
  const changes = changesTo({ dangerWord: defaultDangerWords }, parsePlainDate('2020-01-01'), '测试')
  await inTenant(app.database.app, TENANT, (tx) =>
    changeCatalogues(tx, TENANT, changes, { personId: systemId, at: new Date() }),
  )
})

const list = async () =>
  (await app.call('GET', '/api/matters?mayBeUrgent=true&order=oldest', { as: ['dispatcher'] })).body.rows
const last = async () => (await list()).at(-1)
async function said(text: string, told: object = {}): Promise<string> {
  const body = { id: newId(), channel: 'hotline', text, regionCode: village, ...told }
  return (await app.call('POST', '/api/intake', { as: ['operator'], body })).body.matterId
}
const kept = async (matterId: string) => {
  const { owner } = app.database
  const row = owner.selectFrom('urgentReading').select(['urgency', 'probability', 'trainingId', 'words'])
  return row.where('matterId', '=', matterId).executeTakeFirst()
}

test('without a reader, words of danger flag what comes in by every channel; nothing else is', async () => {
  expect(await list()).toEqual([])
  const byCall = await said(leak)
  await said('家里没有漏气，想问燃气安全知识讲座什么时候办')
  await said('草场禁牧补贴没有发')
  const byWeb = (await app.call('POST', '/api/submissions', { body: { id: newId(), text: '三号楼电梯有人被困' } })).body
  const rows = await list()
  expect(rows.map(({ number }: { number: string }) => number)).toEqual([expect.any(String), byWeb.number])
  expect(rows[0]).toMatchObject({ id: byCall, mayBeUrgent: { urgency: 'critical', probability: null } })
  expect(rows[0].mayBeUrgent.words).toEqual(['燃气', '泄漏', '头晕'])
  expect(await kept(byCall)).toEqual({
    urgency: 'critical',
    probability: null,
    trainingId: null,
    words: ['燃气', '泄漏', '头晕'],
  })
})

test('rows of a file are flagged as they are imported', async () => {
  const before = (await list()).length
  async function* rows() {
    for (const [n, text] of ['路灯不亮', leak].entries())
      yield { row: { line: n + 2, cells: {} }, cells: { text, receivedAt: new Date().toISOString() } }
  }
  const refused: string[] = []
  const edge = {
    ...app.deps,
    signal: new AbortController().signal,
    progress: () => {},
    refused: async (_: unknown, reason: string) => void refused.push(reason),
  }
  const { stored } = await importRows(edge, TENANT, rows())
  expect([stored, refused]).toEqual([2, []])
  expect(await list()).toHaveLength(before + 1)
})

test('a title that says it is enough; what was said long ago is history', async () => {
  const titled = await said('请快来人', { title: '三号楼着火' })
  expect((await last()).mayBeUrgent).toEqual({ urgency: 'critical', probability: null, words: ['着火'] })
  const before = (await list()).length
  const long = new Date(Date.now() - 40 * 86_400_000).toISOString()
  await said(leak, { channel: 'box', receivedAt: long })
  expect(await list()).toHaveLength(before)
  expect((await last()).id).toBe(titled)
})

test('who reads words without names is told no name, even where it is a word of danger', async () => {
  const row = { code: 'named', parts: ['张建国', '又闹事'], urgency: 'critical' }
  const put = { row, basedOnVersion: 0 }
  await app.call('PUT', '/api/catalogues/dangerWord/named', { as: ['systemAdministrator'], body: put })
  const matterId = await said('张建国又闹事')
  const told = async (as: 'dispatcher' | 'leader') => {
    const { rows } = (await app.call('GET', '/api/matters?mayBeUrgent=true', { as: [as] })).body
    return rows.find(({ id }: { id: string }) => id === matterId)?.mayBeUrgent.words
  }
  expect(await told('dispatcher')).toEqual(['张建国', '又闹事'])
  expect(await told('leader')).toEqual(['又闹事'])
})

test('advice names the words, whatever else it knows, for a call as for a matter', async () => {
  const { body } = await app.call('POST', '/api/advice', { as: ['operator'], body: { text: leak } })
  expect([body.read, body.danger]).toEqual([null, { urgency: 'critical', words: ['燃气', '泄漏', '头晕'] }])
  const quiet = await app.call('POST', '/api/advice', { as: ['operator'], body: { text: '家里没有漏气，谢谢' } })
  expect(quiet.body.danger).toBeNull()
  const matterId = await said('家里停水两天')
  const told = await app.call('GET', `/api/matters/${matterId}/advice`, { as: ['dispatcher'] })
  expect(told.body.danger).toEqual({ urgency: 'urgent', words: ['停水'] })
})

test('what people judged leaves the list; an urgency that they chose is the matter’s', async () => {
  const matterId = await said(leak)
  expect((await last()).id).toBe(matterId)
  const details = { kind: 'help', categoryCode: '0101', regionCode: village, urgency: 'normal' }
  const shown = { what: 'urgency', suggested: 'critical', ground: 'danger', confidence: 0, modelId: null }
  const line = { id: newId(), action: 'open', details, suggested: [shown] }
  const { body } = await app.call('POST', `/api/matters/${matterId}/entries`, { as: ['dispatcher'], body: line })
  expect(body.matter.urgency).toBe('normal')
  expect((await list()).map(({ id }: { id: string }) => id)).not.toContain(matterId)
  const { rows } = (await app.call('GET', '/api/suggestions/figures', { as: ['supervisor'] })).body
  expect(rows.find(({ what }: { what: string }) => what === 'urgency')).toMatchObject({ count: 1, changed: 1 })
})

test('the more urgent of words and reader counts; where both say the same, both are kept', async () => {
  const { id: trainingId } = await givenReader(app.database.app)
  const both = await said(heating)
  expect(await kept(both)).toEqual({
    urgency: 'urgent',
    probability: expect.any(Number),
    trainingId,
    words: ['冻', '暖气', '停暖'],
  })
  const { mayBeUrgent } = await last()
  expect(mayBeUrgent.words.slice(0, 3)).toEqual(['冻', '暖气', '停暖'])
  expect(mayBeUrgent.words.length).toBeGreaterThan(3)
  const stronger = await said(`${heating}。三号楼着火了`)
  expect(await kept(stronger)).toEqual({ urgency: 'critical', probability: null, trainingId: null, words: ['着火'] })
  const unsure = await said('草场禁牧补贴没有，牧民问牛羊饲料，玉米收成，煤气味很大')
  expect(await kept(unsure)).toMatchObject({ urgency: 'critical', trainingId: null, words: ['煤气', '味'] })
  const reader = await said('换热站阀门坏了，热力公司管道低温，楼上测温，供热缴费')
  expect(await kept(reader)).toMatchObject({ urgency: 'urgent', trainingId, words: null })
})

test('other words count from the next message on; what is flagged stays so', async () => {
  const before = (await list()).length
  const words = { code: 'own', parts: ['羊群', '走散'], urgency: 'urgent' }
  const put = { row: words, basedOnVersion: 0 }
  await said('羊群昨晚走散了')
  expect(await list()).toHaveLength(before)
  const { status } = await app.call('PUT', '/api/catalogues/dangerWord/own', { as: ['systemAdministrator'], body: put })
  expect(status).toBe(200)
  const matterId = await said('羊群昨晚走散了')
  expect(await list()).toHaveLength(before + 1)
  const out = '/api/catalogues/dangerWord/own?note=x&basedOnVersion=1'
  await app.call('DELETE', out, { as: ['systemAdministrator'] })
  await said('羊群昨晚走散了')
  expect(await list()).toHaveLength(before + 1)
  expect(await kept(matterId)).toMatchObject({ urgency: 'urgent', words: ['羊群', '走散'] })
})

test('a row that does not say where it comes from is not taken', async () => {
  const matterId = await said('路灯不亮')
  const told = { tenantId: TENANT, matterId, urgency: 'urgent', at: new Date() }
  for (const why of [
    {},
    { words: [] },
    { probability: 0.9 },
    { trainingId: newId() },
    { probability: 0.9, words: ['停水'] },
  ])
    await expect(
      app.database.owner
        .insertInto('urgentReading')
        .values({ ...told, ...why })
        .execute(),
    ).rejects.toThrow('urgent_reading_says_why')
})
