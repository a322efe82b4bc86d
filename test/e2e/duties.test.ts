import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { newId } from '../../server/new-id.ts'
import { openPortal, type Portal } from './portal.ts'
import { sound } from './sound.ts'

const village = '159901100201'
const wide = { viewport: { width: 1440, height: 900 } }
let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
  // Two units with one duty, by which the one for all of 01 never counts.
  for (const [code, unitId] of [
    ['d3', 'roads'],
    ['d4', 'housing'],
  ]) {
    const row = { code, unitId, categoryCode: '0101001', regionCode: null, basis: `${unitId}三定规定` }
    const as = ['systemAdministrator'] as const
    const { status } = await portal.served.call('PUT', `/api/catalogues/duty/${code}`, {
      as,
      body: { row, basedOnVersion: 0 },
    })
    expect(status).toBe(200)
  }
})
afterAll(() => portal?.close())

async function recorded(text: string): Promise<string> {
  const body = { id: newId(), channel: 'hotline', text, kind: 'help', categoryCode: '0101001', regionCode: village }
  return (await portal.served.call('POST', '/api/intake', { as: ['operator'], body })).body.matterId as string
}
const act = async (as: readonly [Role, string?], matterId: string, action: string, details: object) => {
  const body = { id: newId(), action, details }
  const { status } = await portal.served.call('POST', `/api/matters/${matterId}/entries`, { as, body })
  expect([action, status]).toEqual([action, 201])
}
const folderOf = async (matterId: string) =>
  (await portal.served.call('GET', `/api/matters/${matterId}`, { as: ['dispatcher'] })).body

test('two units with one duty: not sure, taken with one key, sent jointly; what was shown is kept', async () => {
  const matterId = await recorded('一单元暖气片不热')
  const page = await portal.visit(`/desk/triage?at=${matterId}`, { as: ['dispatcher'], ...wide })
  const proposed = page.locator('.proposed')
  await proposed.getByText('交通局').waitFor()
  expect(await proposed.textContent()).toContain('拿不准，把握约 70%，请选定')
  expect(await proposed.locator('li').allTextContents()).toEqual([
    expect.stringMatching(/^(住建局|交通局) 主办 · 依据：/),
    expect.stringMatching(/^(住建局|交通局) 协办 · 依据：/),
  ])
  await sound(page)
  await page.keyboard.press('s')
  await proposed.getByRole('button', { name: '已采用' }).waitFor()
  await expect.poll(() => page.getByRole('radio', { name: '合力共办' }).isChecked()).toBe(true)
  await page.keyboard.press('a')
  await expect.poll(async () => (await folderOf(matterId)).matter.status).toBe('dispatched')
  const { matter, orders } = await folderOf(matterId)
  expect(matter.track).toBe('joint')
  expect(orders.map(({ unitId }: { unitId: string }) => unitId).toSorted()).toEqual(['housing', 'roads'])
  const kept = await portal.served.database.owner.selectFrom('suggestion').selectAll().orderBy('what').execute()
  expect(kept.map(({ what, suggested, chosen, ground }) => [what, suggested, chosen, ground])).toEqual([
    ['track', 'joint', 'joint', 'duty-shared'],
    ['unit', matter.leadUnitId, matter.leadUnitId, 'duty-shared'],
  ])
  await page.context().close()
})

test('a unit that sent it back is not asked again, and the page says when it did', async () => {
  const matterId = await recorded('二单元暖气片不热')
  await act(['dispatcher'], matterId, 'open', { kind: 'help', categoryCode: '0101001', regionCode: village })
  await act(['dispatcher'], matterId, 'dispatch', { leadUnitId: 'roads' })
  const orderId = (await folderOf(matterId)).orders[0].id as string
  await act(['unitHandler', 'roads'], matterId, 'requestReturn', {
    orderId,
    reasonCode: 'return-not-ours',
    basis: '不归我们',
  })
  await act(['dispatcher'], matterId, 'judgeReturn', { orderId, upheld: true, why: '确实' })
  const page = await portal.visit(`/desk/triage?status=opened&at=${matterId}`, { as: ['dispatcher'], ...wide })
  const proposed = page.locator('.proposed')
  await proposed.getByText(/^交通局在 \d{4}年\d+月\d+日 退过这一件，不再建议$/).waitFor()
  expect(await proposed.locator('li').allTextContents()).toEqual(['住建局 主办 · 依据：housing三定规定'])
  expect(await proposed.textContent()).toContain('把握约 92%')
  // Sure, so it stands in the form already.
  expect(await proposed.getByRole('button').isDisabled()).toBe(true)
  await page.context().close()
})

test('at the call desk the units are told, nothing is sent', async () => {
  const page = await portal.visit('/desk/calls', { as: ['operator'], ...wide })
  for (let n = 0; n < 3; n += 1) await recorded(`三单元${n}号暖气片不热，冻得睡不着`)
  await page.locator('#call-text').fill('三单元暖气片不热，冻得睡不着')
  const proposed = page.getByRole('region', { name: '建议的承办单位' })
  await proposed.getByText('协办').waitFor()
  expect(await proposed.getByRole('button').count()).toBe(0)
  await sound(page)
  await page.context().close()
})

test('the duty list check: gaps and contradictions, one kind alone, and as a file once it is said what for', async () => {
  const page = await portal.visit('/desk/duties', { as: ['systemAdministrator'], ...wide })
  await page.getByRole('button', { name: '全部 3' }).waitFor()
  expect(await page.locator('.cal-table').first().locator('tbody th').allTextContents()).toEqual([
    '职责空白',
    '职责冲突',
    '从不适用',
  ])
  await page.getByText('主办单位').waitFor()
  await sound(page)
  await page.getByRole('button', { name: '职责冲突 1' }).click()
  await page.getByText('几个单位的职责一样近').waitFor()
  expect(new URL(page.url()).search).toBe('?fault=contradiction')
  await expect.poll(() => page.locator('.cal-table').first().locator('tbody th').count()).toBe(1)
  const take = page.getByRole('button', { name: '导出 .csv' })
  expect(await take.isDisabled()).toBe(true)
  await page.getByLabel('导出用途').fill('修订职责清单')
  const saved = page.waitForEvent('download')
  await take.click()
  expect((await saved).suggestedFilename()).toMatch(/^职责清单检查-.*\.csv$/)
  await page.context().close()
})
