import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { saidOf } from '../../test/lessons.ts'
import { givenReader, lessonsToNoAvail } from '../../test/trained.ts'
import { migrationsFolder } from '../db/migrate.ts'
import { splitStatements } from '../db/sql-statements.ts'
import { newId } from '../new-id.ts'

const app = useApp()
const village = '159901100201'
const administrator = { as: ['systemAdministrator'] } as const
const read = async () => (await app.call('GET', '/api/reader', administrator)).body
const training = (id: string, rest: string) => app.call('GET', `/api/reader/trainings/${id}/${rest}`, administrator)

/** Words of a need that the reader has not seen. */
const heating = '老人挨冻，暖气冰凉，热力公司说管道在检修，停暖几天了'
let trainingId = ''

test('a fresh prefecture has learnt nothing, and says so; advice goes on without it', async () => {
  expect(await read()).toEqual({ choice: null, history: [], trainings: [], running: null, failed: null })
  const { body } = await app.call('POST', '/api/advice', { as: ['operator'], body: { text: heating } })
  expect(body.read).toBeNull()
  const { status, body: list } = await app.call('GET', '/api/matters?mayBeUrgent=true', { as: ['dispatcher'] })
  expect([status, list.rows]).toEqual([200, []])
})

test('learning from nothing is told as what it is', async () => {
  const { status } = await app.call('POST', '/api/reader/trainings', administrator)
  expect(status).toBe(201)
  await expect.poll(async () => (await read()).running).toBeNull()
  const { failed } = await read()
  expect(failed.message.zh).toMatch(/可学习的来件太少.*现有 0 条/)
})

test('who has no part in it is not let in; a supervisor looks and changes nothing', async () => {
  for (const as of [['dispatcher'], ['unitHandler', 'housing'], ['operator'], ['securityAdministrator']] as const)
    expect((await app.call('GET', '/api/reader', { as })).body.code).toBe('not-allowed')
  expect((await app.call('GET', '/api/reader', { as: ['supervisor'] })).status).toBe(200)
  const body = { trainingId: newId(), precisions: {}, basedOn: 0 }
  for (const path of ['/api/reader/trainings', '/api/reader/choices']) {
    const { body: answer } = await app.call('POST', path, { as: ['supervisor'], body })
    expect(answer.code).toBe('not-allowed')
  }
})

test('a training is listed with its figures, and in use', async () => {
  trainingId = (await givenReader(app.database.app)).id
  const { choice, trainings } = await read()
  expect(choice).toMatchObject({ seq: 1, trainingId, precisions: {}, by: null })
  expect(trainings).toMatchObject([
    {
      id: trainingId,
      source: 'file',
      file: '示例.xlsx',
      verdict: 'used',
      inUse: true,
      usable: true,
      kept: true,
      by: null,
    },
  ])
  expect(trainings[0].models.map(({ model }: { model: string }) => model)).toEqual([
    'category',
    'kind',
    'urgency',
    'track',
    'unit',
    'category/01',
  ])
  expect(trainings[0].models[0]).toMatchObject({ n: 160, classes: 3, accuracy: 1, coverageAt98: 1 })
})

test('its report has figures by class and every answer; nothing in it is a word of a message', async () => {
  const { body } = await training(trainingId, 'report?model=category')
  expect(body.perClass.map(({ label }: { label: string }) => label).toSorted()).toEqual(['01', '02', '09'])
  expect(body.answers).toHaveLength(body.heldBack)
  expect(body).toMatchObject({ confusion: [], conflicts: [], conflictCount: 0, tooFew: [] })
  expect(JSON.stringify(body)).not.toMatch(/暖气|草场/)
  expect((await training(newId(), 'report?model=category')).body.code).toBe('reader-training-not-found')
  expect((await training(trainingId, 'report?model=category%2F77')).body.code).toBe('reader-training-not-found')
  expect((await training(trainingId, 'report?model=else')).body.code).toBe('bad-input')
})

test('other precisions and an earlier training are chosen, each kept with who did it; of two at once one is refused', async () => {
  const second = await givenReader(app.database.app)
  const { choice } = await read()
  expect(choice).toMatchObject({ seq: 2, trainingId: second.id })
  const choose = (body: object) => app.call('POST', '/api/reader/choices', { ...administrator, body })
  const back = { trainingId, precisions: { category: 0.95 }, basedOn: 2 }
  const { status, body } = await choose(back)
  expect(status).toBe(201)
  expect(body.choice).toMatchObject({ seq: 3, trainingId, precisions: { category: 0.95 }, by: expect.any(String) })
  expect(body.history.map(({ seq }: { seq: number }) => seq)).toEqual([2, 1])
  expect((await choose(back)).body.code).toBe('changed-meanwhile')
  expect((await choose({ ...back, basedOn: 3, trainingId: newId() })).body.code).toBe('reader-training-not-found')
  expect((await choose({ ...back, basedOn: 3, precisions: { category: 0.2 } })).body.code).toBe('bad-input')
  const foreign = await givenReader(app.database.app, undefined, { labels: 9, known: 1 })
  expect((await choose({ ...back, basedOn: 3, trainingId: foreign.id })).body.code).toBe('reader-training-foreign')
  expect((await read()).choice.seq).toBe(3)
})

test('advice says what is read, how sure, and by which words of the text', async () => {
  const body = { text: heating, regionCode: village }
  const { read: told, units, category } = (await app.call('POST', '/api/advice', { as: ['operator'], body })).body
  expect(told.modelId).toBe(trainingId)
  expect(told.category.likeliest[0].label).toBe('0101')
  expect(told.category.sure.label).toMatch(/^01/)
  // What is right less often than once of a hundred is no choice.
  for (const mark of [told.category, told.kind, told.urgency])
    for (const { probability } of mark.likeliest.slice(1)) expect(probability).toBeGreaterThanOrEqual(0.01)
  expect(told.kind.sure.label).toBe('help')
  expect(told.urgency.sure.label).toBe('urgent')
  for (const { start, end, words } of told.category.reasons) expect(heating.slice(start, end)).toBe(words)
  expect(told.category.reasons.map(({ words }: { words: string }) => words).join()).toMatch(/暖|热|管道/)
  expect(category).toBeNull()
  // Under the category that was read the duty list names its unit.
  expect(units.lead).toMatchObject({ unitId: 'housing', because: 'duty' })
})

test('a category or unit that has ended is not said; where the duty list is silent the unit is read', async () => {
  const ask = async (text: string) => (await app.call('POST', '/api/advice', { as: ['operator'], body: { text } })).body
  const wages = await ask('工地拖欠工资，包工头不给结账，讨薪几次，打工的工钱没有')
  expect(JSON.stringify(wages.read.category)).not.toContain('"09"')
  expect(wages.units.lead?.unitId).not.toBe('gone')
  const roads = await ask('路灯坏了，马路坑洼，井盖塌陷，路面积水，修路颠簸')
  expect(roads.read.category.likeliest[0].label).toBe('01')
  expect(JSON.stringify(roads.read.category)).not.toContain('0102')
})

test('what surely reads as urgent waits before the others, whichever way it came, until somebody has judged it', async () => {
  const list = async () =>
    (await app.call('GET', '/api/matters?mayBeUrgent=true&order=oldest', { as: ['dispatcher'] })).body.rows
  const said = async (text: string, channel: string, told: object = {}) => {
    const body = { id: newId(), channel, text, regionCode: village, ...told }
    return (await app.call('POST', '/api/intake', { as: ['operator'], body })).body.matterId as string
  }
  await said('草场禁牧补贴没有，牧民问牛羊饲料，玉米收成，化肥农机', 'hotline')
  const byCall = await said(heating, 'hotline')
  const long = new Date(Date.now() - 40 * 86_400_000).toISOString()
  await said(`这是去年冬天的来信。${heating}`, 'box', { receivedAt: long })
  const byWeb = (await app.call('POST', '/api/submissions', { body: { id: newId(), text: `孩子也感冒。${heating}` } }))
    .body
  const rows = await list()
  expect(rows.map(({ number }: { number: string }) => number)).toEqual([expect.any(String), byWeb.number])
  expect(rows[0]).toMatchObject({ id: byCall, mayBeUrgent: { urgency: 'urgent' } })
  expect(rows[0].mayBeUrgent.probability).toBeGreaterThan(0.9)
  expect(rows[0].mayBeUrgent.words.every((words: string) => heating.includes(words))).toBe(true)
  expect(rows[0].mayBeUrgent.words.length).toBeGreaterThan(0)
  const open = { kind: 'help', categoryCode: '0101', regionCode: village, urgency: 'normal' }
  await app.call('POST', `/api/matters/${byCall}/entries`, {
    as: ['dispatcher'],
    body: { id: newId(), action: 'open', details: open },
  })
  const numbers = async () => (await list()).map(({ number }: { number: string }) => number)
  expect(await numbers()).toEqual([byWeb.number])

  // As in a prefecture that is upgraded.
  const { owner } = app.database
  await owner.updateTable('matter').set({ mayBeUrgent: false }).execute()
  expect(await numbers()).toEqual([])
  const statements = splitStatements(readFileSync(join(migrationsFolder, '0032_narrowed_lists.sql'), 'utf8'))
  for (const statement of statements.filter((one) => one.startsWith('update '))) await sql.raw(statement).execute(owner)
  expect(await numbers()).toEqual([byWeb.number])
})

test('what was shown is kept beside what was chosen, of a call as of the line that opens it', async () => {
  const shown = (what: string, suggested: string) => ({
    what,
    suggested,
    ground: null,
    confidence: 0.98,
    modelId: trainingId,
  })
  const body = {
    id: newId(),
    channel: 'hotline',
    text: heating,
    kind: 'help',
    categoryCode: '02',
    suggested: [shown('kind', 'help'), shown('category', '0101')],
  }
  const { matterId } = (await app.call('POST', '/api/intake', { as: ['operator'], body })).body
  // Sent twice by a network that was cut, it is kept once.
  await app.call('POST', '/api/intake', { as: ['operator'], body })
  const details = { kind: 'help', categoryCode: '0101', regionCode: village, urgency: 'urgent' }
  const line = { id: newId(), action: 'open', details, suggested: [shown('urgency', 'urgent')] }
  await app.call('POST', `/api/matters/${matterId}/entries`, { as: ['dispatcher'], body: line })
  const { rows } = (await app.call('GET', '/api/suggestions/figures?days=30', administrator)).body
  const figures = rows.filter(({ count }: { count: number }) => count > 0)
  expect(
    figures.map(({ what, count, followed, changed }: Record<string, number>) => [what, count, followed, changed]),
  ).toEqual([
    ['category', 1, 0, 1],
    ['kind', 1, 1, 0],
    ['urgency', 1, 1, 0],
  ])
})

test('the words a class hangs on are told with how many messages hold them', async () => {
  const words = () => training(trainingId, 'words?model=category&label=02')
  expect((await words()).body.rows).toEqual([])
  for (const { text } of saidOf('farming', 12))
    await app.call('POST', '/api/submissions', { body: { id: newId(), text, regionCode: village } })
  const { body } = await words()
  expect(body.rows.length).toBeGreaterThan(3)
  for (const { words, messages } of body.rows as { words: string; messages: number }[]) {
    expect(saidOf('farming').some(({ text }) => text.includes(words))).toBe(true)
    expect(messages).toBeGreaterThanOrEqual(5)
  }
  expect((await training(trainingId, 'words?model=category&label=none')).body.rows).toEqual([])
})

test('a training whose models were cleared away keeps its report; its words and its use are refused', async () => {
  const out = await givenReader(app.database.app, lessonsToNoAvail())
  await givenReader(app.database.app, lessonsToNoAvail())
  const { trainings, choice } = await read()
  const one = trainings.find(({ id }: { id: string }) => id === out.id)
  expect(one).toMatchObject({ kept: false, usable: false, verdict: 'worse' })
  expect((await training(out.id, 'report?model=category')).body.n).toBe(160)
  expect((await training(out.id, 'words?model=category&label=02')).body.code).toBe('reader-training-dropped')
  const body = { trainingId: out.id, precisions: {}, basedOn: choice.seq }
  const { status, body: answer } = await app.call('POST', '/api/reader/choices', { ...administrator, body })
  expect([status, answer.code]).toEqual([422, 'reader-training-dropped'])
})

test('retraining learns from what people opened, in a thread of its own', async () => {
  for (const [need, categoryCode] of [
    ['heating', '0101'],
    ['farming', '02'],
  ] as const)
    for (const { text } of saidOf(need, 4)) {
      const body = { id: newId(), channel: 'hotline', text, regionCode: village }
      const { matterId } = (await app.call('POST', '/api/intake', { as: ['operator'], body })).body
      const details = { kind: 'help', categoryCode, regionCode: village, urgency: 'normal' }
      const line = { id: newId(), action: 'open', details }
      await app.call('POST', `/api/matters/${matterId}/entries`, { as: ['dispatcher'], body: line })
    }
  const before = (await read()).trainings.length
  const begun = (await app.call('POST', '/api/reader/trainings', administrator)).body
  expect(begun.running).toEqual(expect.any(String))
  await expect.poll(async () => (await read()).running).toBeNull()
  const { trainings, failed } = await read()
  expect(failed).toBeNull()
  expect(trainings).toHaveLength(before + 1)
  expect(trainings[0]).toMatchObject({ source: 'cleared', by: expect.any(String) })
})
