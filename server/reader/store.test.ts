import { describe, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { labelledMessages } from '../../test/labelled.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { systemId } from '../catalogue/set-up.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { newId } from '../new-id.ts'
import { readerFor } from './in-use.ts'
import { keepIfBetter, type Occasion } from './keep.ts'
import { KEPT_BEFORE } from './drop-models.ts'
import { choicesOf, choose, modelsOf, newestChoice, trainingOf, trainingsOf, whoseModelsAreKept } from './store.ts'
import { trainReader } from './train-reader.ts'

const database = useDatabase()
const at = new Date('2026-05-01T00:00:00Z')
const by = { byPerson: systemId, at }

const occasion = (more: Partial<Occasion> = {}): Occasion => ({
  id: newId(),
  ...by,
  source: 'file',
  file: 'history.csv',
  labels: 3,
  known: 3,
  ...more,
})
const made = (n: number, how: { seed?: number; wrong?: number } = {}) =>
  trainReader(labelledMessages(n, how).map(({ label, ...message }) => ({ ...message, category: [label], marks: {} })))
const read = async () => readTenant(database.app, TENANT, (tx) => readerFor(tx, TENANT))
const inUse = () => readTenant(database.app, TENANT, (tx) => newestChoice(tx, TENANT))
const chooses = (choice: Omit<Parameters<typeof choose>[2], 'byPerson' | 'at'>) =>
  inTenant(database.app, TENANT, (tx) => choose(tx, TENANT, { ...by, ...choice }))

describe('one after the other', () => {
  test('before the first training there is no reader', async () => {
    await setUpPrefecture(database.app)
    expect(await read()).toBeNull()
  })

  test('the first is put to use and reads', async () => {
    const { verdict, why } = await keepIfBetter(database.app, TENANT, made(300), occasion())
    expect([verdict, why.before]).toEqual(['used', null])
    const reader = await read()
    expect(reader?.read('category', { text: '我家暖气不热，室温只有十四度' })[0]).toMatchObject({
      label: '供热',
      sure: true,
    })
    expect(await read()).toBe(reader)
  })

  test('one that is worse is kept and stays out, on messages that neither has learnt from', async () => {
    const before = await inUse()
    const { verdict, why, id } = await keepIfBetter(database.app, TENANT, made(600, { seed: 2, wrong: 40 }), occasion())
    expect([verdict, why.compared.category?.by]).toEqual(['worse', 'messages'])
    expect(why.compared.category?.after).toBeLessThan(why.compared.category?.before ?? 0)
    expect(await inUse()).toEqual(before)
    // It can be put to use by hand all the same, and what was before again.
    const forward = await chooses({ basedOn: before?.seq ?? 0, trainingId: id, precisions: {} })
    expect((await inUse())?.trainingId).toBe(id)
    await chooses({ basedOn: forward.seq, trainingId: before?.trainingId ?? '', precisions: {} })
    expect((await inUse())?.trainingId).toBe(before?.trainingId)
  })

  test('where too few messages are new to both, the reports are compared', async () => {
    const { verdict, why } = await keepIfBetter(database.app, TENANT, made(300), occasion())
    expect([verdict, why.compared.category?.by]).toEqual(['used', 'reports'])
  })

  test('labels that are not of the tree: kept, not used', async () => {
    const before = await inUse()
    const { verdict } = await keepIfBetter(database.app, TENANT, made(90), occasion({ known: 1 }))
    expect(verdict).toBe('foreign')
    expect(await inUse()).toEqual(before)
  })

  test('of a mark that the new one does not tell, the models in use go on', async () => {
    const marked = labelledMessages(300, { seed: 5 }).map(({ label, ...message }) => ({
      ...message,
      category: [],
      marks: { unit: label },
    }))
    const { verdict, why, id, reports } = await keepIfBetter(database.app, TENANT, trainReader(marked), occasion())
    expect([verdict, why.takenOver]).toEqual(['used', ['category']])
    expect(Object.keys(reports).toSorted()).toEqual(['category', 'unit'])
    const models = await readTenant(database.app, TENANT, (tx) => modelsOf(tx, TENANT, id))
    expect([...models.keys()].toSorted()).toEqual(['category', 'unit'])
  })

  test('a precision is a choice too, and moves the threshold of the reader at once', async () => {
    // Where two of five labels are wrong, hardly an answer is right in 98 of 100 cases.
    const { id: trainingId } = await keepIfBetter(database.app, TENANT, made(600, { seed: 3, wrong: 40 }), occasion())
    const { seq: before = 0 } = (await inUse()) ?? {}
    const { seq } = await chooses({ basedOn: before, trainingId, precisions: {} })
    const sure = async () => (await read())?.read('category', { text: '暖气不热，室温只有十四度' })[0]?.sure
    expect(await sure()).toBe(false)
    await chooses({ basedOn: seq, trainingId, precisions: { category: 0.5 } })
    expect(await sure()).toBe(true)
    expect(await readTenant(database.app, TENANT, (tx) => choicesOf(tx, TENANT, 1))).toMatchObject([
      { seq: seq + 1, precisions: { category: 0.5 } },
    ])
  })
})

describe('how long models are kept', () => {
  const idsKept = () =>
    readTenant(database.app, TENANT, async (tx) => {
      const all = (await trainingsOf(tx, TENANT)).map(({ id }) => id)
      return whoseModelsAreKept(tx, TENANT, all)
    })
  const foreign = { known: 1 }

  test('of the one in use, the five in use before it and the newest; of the others report and choices stay', async () => {
    const used: string[] = []
    for (let n = 0; n < 2 + KEPT_BEFORE; n++) {
      const { id, verdict } = await keepIfBetter(database.app, TENANT, made(30, { seed: 20 + n }), occasion(foreign))
      expect(verdict).toBe('foreign')
      await chooses({ basedOn: (await inUse())?.seq ?? 0, trainingId: id, precisions: {} })
      used.push(id)
    }
    const { id: newest } = await keepIfBetter(database.app, TENANT, made(30, { seed: 40 }), occasion(foreign))
    expect(await idsKept()).toEqual(new Set([...used.slice(1), newest]))

    const [oldest = '', second = ''] = used
    const { seq: basedOn = 0 } = (await inUse()) ?? {}
    await expect(chooses({ basedOn, trainingId: oldest, precisions: {} })).rejects.toMatchObject({
      code: 'reader-training-dropped',
    })
    const { reports } = await readTenant(database.app, TENANT, (tx) => trainingOf(tx, TENANT, oldest))
    expect(reports.category?.n).toBe(30)
    const choices = await readTenant(database.app, TENANT, (tx) => choicesOf(tx, TENANT))
    expect(choices.map(({ trainingId }) => trainingId)).toContain(oldest)

    // One that was put back counts from then on, however old it is.
    await chooses({ basedOn, trainingId: second, precisions: {} })
    const { id: next } = await keepIfBetter(database.app, TENANT, made(30, { seed: 41 }), occasion(foreign))
    expect(await idsKept()).toEqual(new Set([...used.slice(1), next]))
    expect(await read()).not.toBeNull()
  })

  test('one that is chosen while another training clears away has its models, or is refused', async () => {
    for (let n = 0; n < 4; n++) {
      const { id } = await keepIfBetter(database.app, TENANT, made(30, { seed: 50 + n }), occasion(foreign))
      const { seq: basedOn = 0 } = (await inUse()) ?? {}
      // Never in use and no longer the newest: the next training takes its models away.
      const [chosen] = await Promise.allSettled([
        chooses({ basedOn, trainingId: id, precisions: {} }),
        keepIfBetter(database.app, TENANT, made(30, { seed: 60 + n }), occasion(foreign)),
      ])
      const isKept = (await idsKept()).has(id)
      expect(isKept).toBe(chosen.status === 'fulfilled')
      if (chosen.status === 'rejected') expect(chosen.reason).toMatchObject({ code: 'reader-training-dropped' })
      expect((await idsKept()).has((await inUse())?.trainingId ?? '')).toBe(true)
    }
  })
})

describe('at the same time', () => {
  test('two trainings: both are kept, one after the other is put to use', async () => {
    const before = (await inUse())?.seq ?? 0
    const those = await Promise.all(
      [11, 12].map((seed) => keepIfBetter(database.app, TENANT, made(300, { seed }), occasion())),
    )
    const used = those.filter(({ verdict }) => verdict === 'used')
    expect((await inUse())?.seq).toBe(before + used.length)
    const kept = await readTenant(database.app, TENANT, (tx) => trainingsOf(tx, TENANT))
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(those.map(({ id }) => id)))
  })

  test('two choices based on the same: one is told that something changed', async () => {
    const { seq = 0, trainingId = '' } = (await inUse()) ?? {}
    const both = await Promise.allSettled([1, 2].map(() => chooses({ basedOn: seq, trainingId, precisions: {} })))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed-meanwhile' } })
  })
})

describe('refused', () => {
  test('a training that is not there', async () => {
    const { seq = 0 } = (await inUse()) ?? {}
    await expect(chooses({ basedOn: seq, trainingId: newId(), precisions: {} })).rejects.toMatchObject({
      code: 'reader-training-not-found',
    })
  })

  for (const table of ['readerTraining', 'readerModel', 'readerChoice'] as const)
    test(`to change a row of ${table}`, async () => {
      const change = inTenant(database.app, TENANT, (tx) =>
        tx.updateTable(table).set({ tenantId: TENANT }).where('tenantId', '=', TENANT).execute(),
      )
      await expect(change).rejects.toMatchObject({ code: '42501' })
    })

  for (const table of ['readerTraining', 'readerChoice'] as const)
    test(`to take away a row of ${table}`, async () => {
      const remove = inTenant(database.app, TENANT, (tx) =>
        tx.deleteFrom(table).where('tenantId', '=', TENANT).execute(),
      )
      await expect(remove).rejects.toMatchObject({ code: '42501' })
    })
})
