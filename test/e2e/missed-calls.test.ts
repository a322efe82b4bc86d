import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../server/new-id.ts'
import { MISSED_CALLS_SECRET } from '../app.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const desk = { viewport: { width: 1440, height: 900 } }

/** The telephone system tells of a call that rang so many minutes ago. */
async function rang(phone: string, minutes: number) {
  const rangAt = new Date(Date.now() - minutes * 60_000).toISOString()
  const body = { id: newId(), phone, rangAt, line: '12345', seconds: 41, ended: 'hungUp' }
  const headers = { authorization: `Bearer ${MISSED_CALLS_SECRET}` }
  expect((await portal.served.call('POST', '/api/missed-calls', { body, headers })).status).toBe(201)
}
const open = async () =>
  (await portal.served.call('GET', '/api/missed-calls', { as: ['operator'] })).body.rows as readonly {
    id: string
    masked: string
    state: string
    triedAt: string[]
  }[]

/** Nothing for axe to say and nothing wider than the page, on a telephone and on a desk, light and dark. */
async function sound(page: Page) {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const found = await violations(page)
      expect([width, colorScheme, found]).toEqual([width, colorScheme, []])
    }
    expect([width, await beyond(page)]).toEqual([width, []])
  }
  expect(troubles(page)).toEqual([])
}

const counted = (page: Page, figure: string) =>
  page.getByRole('button', { name: `未接来电 ${figure}Alt M`, exact: true }).waitFor()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')
const rows = (page: Page) => page.locator('.missed-list li')

test('a missed call appears by itself; an operator rings back by keys alone, writes it down, and the row is gone', async () => {
  const page = await portal.visit('/desk/calls', { as: ['operator'], ...desk })
  await counted(page, '')
  await rang('13900007701', 65)
  await rang('13900007701', 5)
  await rang('13900007702', 20)
  // Told of as it happens: nobody has reloaded the page.
  await counted(page, '2 ')

  await page.keyboard.press('Alt+m')
  await rows(page).nth(1).waitFor()
  await sound(page)
  expect(await rows(page).first().innerText()).toMatch(/139\*\*\*\*7701[^]*打过 2 次[^]*等了 1 小时 \d 分钟/)
  expect(await page.content()).not.toContain('13900007701')
  await page.keyboard.press('j')
  await page.locator('.missed-here', { hasText: '7702' }).waitFor()
  await page.keyboard.press('k')
  await page.locator('.missed-here', { hasText: '7701' }).waitFor()
  await page.keyboard.press('Enter')

  await page.locator('.missed-ringing', { hasText: '打过 2 次' }).waitFor()
  expect(await page.locator('#call-phone').inputValue()).toBe('13900007701')
  await page.getByRole('timer').waitFor()
  await expect.poll(() => focused(page)).toBe('call-text')
  await sound(page)
  await page.keyboard.type('河口嘎查水井没水了')
  await page.keyboard.press('Control+Enter')
  await page.locator('.call-saved').waitFor()
  expect((await open()).map(({ masked }) => masked)).toEqual(['139****7702'])
  await counted(page, '1 ')
  await page.keyboard.press('Enter')
  await page.locator('#call-text').waitFor()
  expect(await page.locator('.missed-ringing').count()).toBe(0)
  await page.context().close()
})

test('nobody answers, or there is no need: one key each, and the call that is in hand is not lost', async () => {
  const page = await portal.visit('/desk/calls', { as: ['operator'], ...desk })
  await counted(page, '1 ')
  // A call that is being written down stays.
  await page.locator('#call-text').fill('正在说的事')
  await page.keyboard.press('Alt+m')
  await rows(page).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('先保存再回拨').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.locator('#call-text').inputValue()).toBe('正在说的事')
  await page.locator('#call-text').fill('')

  await page.keyboard.press('Alt+m')
  await rows(page).first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.missed-ringing').waitFor()
  await expect.poll(() => focused(page)).toBe('call-text')
  await page.keyboard.press('Alt+n')
  await page.locator('.missed-ringing').waitFor({ state: 'detached' })
  expect(await page.locator('#call-phone').inputValue()).toBe('')
  expect(await open()).toMatchObject([{ state: 'tried', triedAt: [expect.any(String)] }])

  await page.keyboard.press('Alt+m')
  await page.locator('.missed-list', { hasText: '回拨未通 1 次' }).waitFor()
  await page.keyboard.press('x')
  await page.locator('.missed-reasons').waitFor()
  await sound(page)
  await page.keyboard.press('1')
  await page.getByText('没有未接来电').waitFor()
  expect(await open()).toEqual([])

  await page.keyboard.press('a')
  await page.locator('#missed-phone').waitFor()
  await page.keyboard.type('13900007703')
  await sound(page)
  await page.keyboard.press('Enter')
  await rows(page).first().waitFor()
  expect((await open()).map(({ masked }) => masked)).toEqual(['139****7703'])
  await page.context().close()
})

test('one who has taken a call keeps it: a colleague sees who rings back; an outside operator sees no way to; a supervisor sees figures', async () => {
  const [row] = await open()
  expect((await portal.served.call('POST', `/api/missed-calls/${row?.id}/take`, { as: ['operator'] })).status).toBe(200)
  const page = await portal.visit('/desk/calls?missed=open', { as: ['contractOperator'], ...desk })
  await page.locator('.missed-list', { hasText: '正在回拨' }).waitFor()
  await page.keyboard.press('Enter')
  expect(await page.locator('.missed-do').count()).toBe(0)
  await sound(page)
  await page.context().close()
  const figures = await portal.visit('/desk/matters', { as: ['supervisor'], ...desk })
  await figures.getByText('未接来电：待回拨 1，未通 0；今天已回拨 1').waitFor()
  await sound(figures)
  await figures.context().close()
})
