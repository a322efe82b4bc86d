import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { TENANT } from '../../test/prefecture.ts'
import { jobs } from '../jobs/jobs.ts'
import { newId } from '../new-id.ts'
import { growNames } from './grow.ts'

const app = useApp()
const village = '159901100201'
const now = new Date('2027-01-10T02:00:00Z')
const places = async (text: string) => {
  const { body } = await app.call('POST', '/api/advice', { as: ['operator'], body: { text } })
  return body.places as { regionCode: string; how: string; said: string; sure: boolean }[]
}

async function confirmed(
  text: string,
  { opened = true, ...more }: { opened?: boolean; kind?: string; secrecy?: string } = {},
) {
  const { kind = 'help', secrecy = 'open' } = more
  const body = { id: newId(), channel: 'hotline', text, secrecy, regionCode: village }
  const { matterId } = (await app.call('POST', '/api/intake', { as: ['operator'], body })).body as { matterId: string }
  if (!opened) return
  const details = { kind, categoryCode: '0101001', regionCode: village, urgency: 'normal' }
  const open = { id: newId(), action: 'open', details }
  const { status } = await app.call('POST', `/api/matters/${matterId}/entries`, { as: ['dispatcher'], body: open })
  expect(status).toBe(201)
}

test('names that confirmed matters say are known to advice from then on; what is secret or only sent in is not', async () => {
  await confirmed('住在云杉庭院小区，暖气不热')
  await confirmed('云杉庭院小区的路灯不亮')
  for (const words of ['修修白桦林小区的路', '住白桦林小区', '白桦林小区停水'])
    await confirmed(words, { opened: false })
  for (const words of ['告白榆沟小区', '白榆沟小区有人占地', '住白榆沟小区']) await confirmed(words, { kind: 'report' })
  for (const words of ['告青杨坡小区', '青杨坡小区有人占地', '住青杨坡小区'])
    await confirmed(words, { secrecy: 'secret' })
  expect(await growNames(app.database.app, TENANT, now)).toMatchObject({ names: 0 })
  expect(await places('云杉庭院小区停电了')).toEqual([])

  await confirmed('反映云杉庭院小区停水')
  expect(await growNames(app.database.app, TENANT, now)).toMatchObject({ names: 1 })
  // Another moment is another version: the one before it is not read any more.
  expect(await growNames(app.database.app, TENANT, new Date(now.getTime() + 1000))).toMatchObject({ names: 1 })
  expect(await places('云杉庭院小区停电了')).toMatchObject([
    { regionCode: village, how: 'gazetteer', said: '云杉庭院小区', sure: true },
  ])
  expect(await places('白桦林小区停电了')).toEqual([])
  expect(await places('青杨坡小区停电了')).toEqual([])
  expect(await places('白榆沟小区停电了')).toEqual([])
})

test('it is a job of its own', () => {
  expect(jobs.find(({ name }) => name === 'gazetteer')?.cron).toBe('20 3 * * *')
})
