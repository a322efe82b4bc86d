import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { dispatched, type Dispatched } from '../dispatched.ts'
import { sound, unreached } from './sound.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
let joint: Dispatched
beforeAll(async () => {
  portal = await openPortal()
  joint = await dispatched(portal.served, {
    said: { text: `没有空格的一串：${'连心'.repeat(60)}https://example.org/${'a'.repeat(150)}` },
    to: { leadUnitId: 'housing', assistingUnitIds: ['roads'], track: 'joint' },
  })
  await joint.act(['unitHandler', 'housing'], 'claim', { orderId: await joint.orderOf('housing') })
  await joint.act(['unitHandler', 'housing'], 'requestInformation', {
    orderId: await joint.orderOf('housing'),
    question: '是哪一盏？',
  })
})
afterAll(() => portal?.close())

const wide = { viewport: { width: 1440, height: 900 } }

test.each([
  ['operator', undefined, '/desk/calls', '#call-phone'],
  ['dispatcher', undefined, '/desk/triage', '.desk-head'],
  ['unitLeader', 'housing', '/desk/bench', '.orders-list'],
  ['analyst', undefined, '/desk/matters', '.matters'],
  ['auditAdministrator', undefined, '/desk', '.own'],
] as const)('the tab key comes to everything that %s %s can use on %s', async (role, unit, path, until) => {
  const page = await visit(path, role, unit)
  await page.locator(until).first().waitFor()
  expect(await unreached(page)).toEqual([])
  expect(troubles(page)).toEqual([])
  await page.context().close()
})

test('a matter with long words, a question and two units; its drawer, its proof, and what tab comes to', async () => {
  const page = await visit(`/desk/matters/${joint.matterId}`, 'supervisor')
  await page.locator('.clock-pause').waitFor()
  await sound(page)
  expect(await unreached(page)).toEqual([])
  await page.getByRole('button', { name: '校验这份账' }).click()
  await page.locator('.proof-good').waitFor()
  await page.getByRole('button', { name: '平台代转' }).first().click()
  await page.getByRole('dialog').getByText('还没有来往').waitFor()
  await sound(page)
  await page.context().close()
})

test('what stands around the rooms: account, palette, keys, settings, and pages that are not there', async () => {
  const page = await visit('/desk', 'securityAdministrator')
  await page.locator('.own').waitFor()
  // Whoever has no part in any matter is told what they do, and led nowhere that is not there.
  await page.getByText('三类管理员互相监督').waitFor()
  expect(await page.locator('.frame-nav a').allTextContents()).toEqual(['我的账号'])
  await sound(page)
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('到处可用').waitFor()
  await sound(page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+k')
  await page.locator('.palette input').waitFor()
  await sound(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /显示设置/ }).click()
  await page.getByRole('menuitem', { name: '大字' }).click()
  expect(await page.evaluate(() => document.documentElement.dataset['mode'])).toBe('elder')
  await page.goto(`${portal.url}/desk/nowhere`)
  await page.getByText('没有这个页面').waitFor()
  await sound(page)
  await page.context().close()
})

test('the exact time of a promise is told by keyboard and by a touch, not on hover alone', async () => {
  const page = await visit('/desk/matters', 'dispatcher')
  const due = page.locator('.matters tbody tr', { has: page.locator('button.due') }).first()
  await due.getByRole('link').focus()
  await due.locator('.due-exact').waitFor()
  const phone = await visit('/desk/matters?at=none', 'dispatcher')
  const other = phone.locator('tr:not(.matter-here) button.due').first()
  if ((await other.count()) > 0) {
    await other.click()
    await other.locator('.due-exact').waitFor()
  }
  expect(troubles(page)).toEqual([])
})

function visit(path: string, role: Role, unit?: string): Promise<Page> {
  return portal.visit(path, { as: unit ? [role, unit] : [role], ...wide })
}
