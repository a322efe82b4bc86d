import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { newId } from '../../server/new-id.ts'
import { dispatched, type Dispatched } from '../dispatched.ts'
import { sound, unreached } from './sound.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

const village = '159901100201'
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

/** Two pages in every look, where other work goes on beside. */
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

test('the queue with what is proposed, and two matters side by side: nothing for axe to say, in no look', async () => {
  for (const floor of ['三', '四']) {
    const text = `一号院${floor}楼的暖气不热，老人冻得睡不着`
    const body = { id: newId(), channel: 'hotline', text, kind: 'help', categoryCode: '0101001', regionCode: village }
    await portal.served.call('POST', '/api/intake', { as: ['operator'], body })
  }
  const page = await visit('/desk/triage', 'dispatcher')
  await page.locator('.queue button', { hasText: '三楼' }).click()
  await page.locator('.candidates li').first().waitFor()
  await sound(page)
  await page.keyboard.press('m')
  await page.locator('.beside mark').first().waitFor()
  await sound(page)
  await page.context().close()
})

test('one’s own account, of somebody without a room', async () => {
  const page = await visit('/desk', 'securityAdministrator')
  await page.locator('.own').waitFor()
  // Whoever has no part in any matter is told what they do, and led nowhere that is not there.
  await page.getByText('三类管理员互相监督').waitFor()
  expect(await page.locator('.frame-nav a').allTextContents()).toEqual(['我的账号'])
  await sound(page)
  await page.context().close()
})

/** What stands around the rooms, by the way one gets there. */
const around: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the keys': async (page) => {
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('到处可用').waitFor()
  },
  'the palette': async (page) => {
    await page.keyboard.press('Control+k')
    await page.locator('.palette-row').first().waitFor()
  },
  'the settings': async (page) => {
    await page.getByRole('button', { name: /显示设置/ }).click()
    await page.getByRole('menuitem', { name: '大字' }).click()
    expect(await page.evaluate(() => document.documentElement.dataset['mode'])).toBe('elder')
  },
  'a page that is not there': async (page) => {
    await page.goto(`${portal.url}/desk/nowhere`)
    await page.getByText('没有这个页面').waitFor()
  },
  'a matter that is not there': async (page) => {
    await page.goto(`${portal.url}/desk/matters/01990000-0000-7000-8000-000000000000`)
    await page.getByRole('link', { name: '回到全部事项' }).waitFor()
  },
}

test.each(Object.entries(around))('%s: nothing for axe to say, in no look', async (_name, reach) => {
  const page = await visit('/desk/own', 'analyst')
  await page.locator('.own').waitFor()
  await reach(page)
  await sound(page)
  await page.context().close()
})

test('the exact time of a promise is told by keyboard and by a touch, not on hover alone', async () => {
  for (const text of ['路灯不亮', '井盖松动']) await dispatched(portal.served, { said: { text } })
  const page = await visit('/desk/matters', 'dispatcher')
  const row = (text: string) => page.locator('.matters tbody tr', { hasText: text })
  const exact = (text: string) => row(text).locator('.due-exact')
  await row('路灯不亮').getByRole('link').focus()
  await exact('路灯不亮')
    .getByText(/应于 \d{4}年/)
    .waitFor()
  expect(await exact('井盖松动').isVisible()).toBe(await row('井盖松动').evaluate((tr) => tr.matches('.matter-here')))
  await page.locator('#filter-words').focus()
  await row('路灯不亮').locator('button.due').click()
  await exact('路灯不亮').waitFor()
  expect(troubles(page)).toEqual([])
  await page.context().close()
})

function visit(path: string, role: Role, unit?: string): Promise<Page> {
  return portal.visit(path, { as: unit ? [role, unit] : [role], ...wide })
}
