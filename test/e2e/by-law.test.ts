import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../server/new-id.ts'
import { dispatched } from '../dispatched.ts'
import { openPortal, type Portal } from './portal.ts'
import { sound } from './sound.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const wide = { viewport: { width: 1440, height: 900 } }
const village = '159901100201'
/** In all looks, axe takes a while. */

/** From the fields to what would move. */
async function look(page: Page): Promise<string> {
  await page.getByRole('dialog').getByRole('button', { name: '看看会影响什么' }).click()
  await page.locator('.cal-look').waitFor()
  return (await page.locator('.cal-look').textContent()) ?? ''
}
async function save(page: Page, note = ''): Promise<void> {
  if (note) await page.locator('#change-note').fill(note)
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

test('an administrator enters a law, sees whom it moves, changes it, and ends it with the reason', async () => {
  const sent = await dispatched(portal.served)
  const page = await portal.visit('/desk/calendar?tab=law', { as: ['systemAdministrator'], ...wide })
  const picked = page.getByRole('row', { name: /法定事项/ })
  await picked.waitFor()
  await page.getByRole('button', { name: '加一条法定期限' }).click()
  await page.getByLabel('名称').fill('供热审批')
  await page.locator('#categoryCode').fill('供热')
  await page.locator('.ant-select-item-option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#amount').fill('30')
  await page.getByRole('dialog').getByRole('button', { name: '看看会影响什么' }).click()
  // Without the law it is not taken.
  await page.getByText('请填写').waitFor()
  await page.locator('#basis').fill('《供热条例》第九条')
  const told = await look(page)
  expect(told).toContain('新增 1 行')
  expect(told).toContain(sent.number)
  expect(told).toMatch(/办结：\S+ \d\d:\d\d → \S+ \d\d:\d\d（按“供热审批”）/)
  await sound(page)
  await save(page)
  const row = page.getByRole('row', { name: /供热审批/ })
  await row.getByText('30 天（自然日）').waitFor()
  await sound(page)
  await page.getByRole('button', { name: '修改 供热审批' }).click()
  await page.locator('#amount').fill('45')
  await look(page)
  await save(page)
  await row.getByText('45 天（自然日）').waitFor()
  await page.getByRole('button', { name: '停用 供热审批' }).click()
  await page.locator('.cal-look').waitFor()
  await save(page, '条例已修订')
  await row.waitFor({ state: 'detached' })
  // What counts only where it is picked is told as such.
  await picked.getByRole('button', { name: /停用/ }).click()
  await page.getByText('“法定事项”只在派单时由派单员选用').waitFor()
  await page.context().close()
})

test('a number of the procedure without a row shows what counts, and whom another would move', async () => {
  const sent = await dispatched(portal.served)
  const page = await portal.visit('/desk/calendar?tab=numbers', { as: ['systemAdministrator'], ...wide })
  const row = page.getByRole('row', { name: /申请退单的工作日数/ })
  expect(await row.locator('td').first().textContent()).toBe('2')
  await page.getByRole('button', { name: '修改 申请退单的工作日数' }).click()
  await page.locator('#amount').fill('3')
  const told = await look(page)
  expect(told).toMatch(/可以申请退单的 \d+ 件在办工单中/)
  expect(told).toContain(sent.number)
  await sound(page)
  await save(page)
  await expect.poll(async () => row.locator('td').first().textContent()).toBe('3')
  // Where by its nature nothing in hand changes, the preview says so.
  for (const [name, amount, words] of [
    ['自动填入派单建议所需的把握', '60', '在办事项都不变'],
    ['转为会商的退单次数', '2', '在单位办理的事项不变'],
    ['一张工单累计暂停的工作日数', '4', '现在没有暂停中的工单'],
  ] as const) {
    await page.getByRole('button', { name: `修改 ${name}` }).click()
    await page.locator('#amount').fill(amount)
    expect(await look(page)).toContain(words)
    await page.getByRole('dialog').getByRole('button', { name: '返回修改' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await page.context().close()
})

test('a dispatcher picks a law; the unit’s page and the submitter’s tell both limits', async () => {
  const said = { id: newId(), text: '申请公开村里的供热合同，一直没有答复。', regionCode: village }
  const { number, queryCode } = (await portal.served.call('POST', '/api/submissions', { body: said })).body
  const { rows } = (await portal.served.call('GET', `/api/matters?number=${number}`, { as: ['dispatcher'] })).body
  const matterId = rows[0].id as string
  const details = { kind: 'help', categoryCode: '0101001', regionCode: village }
  const open = { id: newId(), action: 'open', details }
  await portal.served.call('POST', `/api/matters/${matterId}/entries`, { as: ['dispatcher'], body: open })

  const page = await portal.visit(`/desk/matters/${matterId}`, { as: ['dispatcher'], ...wide })
  await page.getByRole('button', { name: '派单', exact: true }).click()
  await page.locator('#leadUnitId').fill('住建局')
  await page.locator('.ant-select-item-option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#statutoryCode').fill('法定事项')
  await page.locator('.ant-select-item-option', { hasText: '法定事项' }).waitFor()
  await page.keyboard.press('Enter')
  await sound(page)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  const told = async () =>
    (await portal.served.call('GET', `/api/matters/${matterId}`, { as: ['dispatcher'] })).body.orders[0]
  await expect.poll(async () => (await told())?.clocks.result.code).toBe('law')
  await page.goto(`${portal.url}/desk/matters/${matterId}/clocks/${(await told()).id}`)
  await page.getByText('法定期限更长，以法定期限为准').waitFor()
  await page.getByText('依据：《某某条例》第二十条').waitFor()
  await sound(page)
  await page.context().close()

  const own = await portal.visit(`/look-up#${number}/${queryCode}`)
  await own.getByText(/派单时承诺：一般 .+ 前答复；按《某某条例》第二十条，最迟 .+ 前答复。/).waitFor()
  expect(await own.locator('.told li').first().textContent()).toMatch(/一般\S+ \S+前答复；按《某某条例》第二十条，最迟/)
  await sound(own)
  await own.context().close()
})
