import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayInChina, isWeekend, type PlainDate, parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { weekdayOf } from '../../web/desk/calendar/weeks-of.ts'
import { dispatched } from '../dispatched.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const wide = { viewport: { width: 1440, height: 900 } }
const next = Number(dayInChina(new Date()).slice(0, 4)) + 1
const day = (rest: string) => parsePlainDate(`${next}-${rest}`)
const weekday = (date: PlainDate) => '一二三四五六日'[weekdayOf(date)]
const told = (date: PlainDate, said = weekday(date)) =>
  `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日（周${said}）`
/** The first weekend day after the festival, worked instead. */
const madeUp = [8, 9, 10, 11, 12, 13].map((n) => day(`10-${String(n).padStart(2, '0')}`)).find((one) => isWeekend(one))!
const notice = (worked: string) => `国务院办公厅关于${next}年部分节假日安排的通知
一、元旦：${told(day('01-01'))}放假1天，不调休。
二、国庆节：${told(day('10-01'))}至${told(day('10-07'))}放假调休，共7天。${worked}上班。`

/**
 * Nothing for axe to say, on a phone by day and on a desk by night; nothing runs out of the side. With a dialog open that
 * alone is looked at.
 */
async function sound(page: Page) {
  const dialog = (await page.getByRole('dialog').count()) > 0
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1440, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found = await violations(page, dialog ? { within: '[role=dialog]' } : {})
    expect([width, colorScheme, found]).toEqual([width, colorScheme, []])
    expect(await beyond(page), `${width} px`).toEqual([])
  }
  expect(troubles(page)).toEqual([])
}

test('an administrator pastes a notice with a wrong weekday, sees the place, mends it, sees what moves, saves', async () => {
  const page = await portal.visit(`/desk/calendar?year=${next}`, { as: ['systemAdministrator'], ...wide })
  await page.getByText(`${next} 年的放假通知还没有录入`).waitFor()
  await page.locator('.cal-month').nth(11).waitFor()
  await sound(page)
  await page.getByRole('button', { name: `录入 ${next} 年放假通知` }).click()
  const wrong = told(madeUp, '三')
  await page.locator('#notice-text').fill(notice(wrong))
  await page.locator('.cal-faults', { hasText: '星期与日期对不上' }).waitFor()
  expect(await page.locator('.cal-marked mark').allTextContents()).toEqual([wrong.normalize('NFKC')])
  expect(await page.getByRole('button', { name: '看看会影响什么' }).isDisabled()).toBe(true)
  await sound(page)
  // The place is chosen in the text, so what is typed puts it right.
  await page.locator('.cal-faults button').click()
  await page.keyboard.insertText(told(madeUp))
  await page.locator('.cal-faults').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '看看会影响什么' }).click()
  await page.locator('.cal-look').waitFor()
  const look = await page.locator('.cal-look').textContent()
  expect(look).toContain('新增 9 行')
  expect(look).toContain(`${next}年10月1日 休（国庆节）`)
  expect(look).toContain(`${next}年12月31日`)
  expect(await page.locator('.cal-look .cal-table tbody tr').count()).toBeGreaterThan(0)
  await sound(page)
  await page.locator('#change-note').fill(`${next} 年通知`)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByText(`放假安排已录入到 ${next}年12月31日。`).waitFor()
  expect(await page.getByRole('button', { name: `${next}年10月1日` }).getAttribute('aria-label')).toContain('国庆节')
  // What is kept is there for everybody, with its note.
  const { body } = await portal.served.call('GET', `/api/catalogues/calendarDay/${madeUp}`, { as: ['dispatcher'] })
  expect(body.versions).toMatchObject([{ row: { kind: 'makeUpDay', name: '国庆节' }, note: `${next} 年通知` }])
  await page.context().close()
  // A year of 365 days takes axe a while.
})

test('by keys alone to a day, a local day off with a name; the open order that is due then is shown and keeps its promise', async () => {
  const order = await dispatched(portal.served)
  const due = async () =>
    (await portal.served.call('GET', `/api/matters/${order.matterId}`, { as: ['dispatcher'] })).body.orders[0]
      .answerBy as string
  const promised = await due()
  const on = dayInChina(new Date(promised))
  const page = await portal.visit(`/desk/calendar?year=${on.slice(0, 4)}`, { as: ['systemAdministrator'], ...wide })
  const before = addDays(on, -1)
  await page.locator(`[data-day="${before}"]`).focus()
  await page.keyboard.press('ArrowRight')
  expect(await page.locator(':focus').getAttribute('data-day')).toBe(
    before.slice(0, 4) === on.slice(0, 4) ? on : before,
  )
  await page.locator(`[data-day="${on}"]`).focus()
  await page.keyboard.press('Enter')
  await page.locator('#name').fill('旗庆日')
  await sound(page)
  await page.keyboard.press('Enter')
  await page.locator('.cal-look').waitFor()
  const row = page.locator('.cal-look tr', { hasText: order.number })
  await row.getByText('到期日休息').waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.locator(`[data-day="${on}"].cal-localDay`).waitFor()
  expect(await due()).toBe(promised)
  const later = await dispatched(portal.served)
  const { orders } = (await portal.served.call('GET', `/api/matters/${later.matterId}`, { as: ['dispatcher'] })).body
  expect(orders[0].answerBy > promised).toBe(true)
  // And ordinary again.
  await page.locator(`[data-day="${on}"]`).click()
  await page.getByRole('button', { name: '恢复为平常日子' }).click()
  await page.locator('.cal-look').waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.locator(`[data-day="${on}"]:not(.cal-localDay)`).waitFor()
  await page.context().close()
})

test('a unit gets summer hours of its own; a fault is said in words', async () => {
  const page = await portal.visit('/desk/calendar?tab=hours', { as: ['systemAdministrator'], ...wide })
  await page.getByRole('row', { name: /全盟市/ }).waitFor()
  await sound(page)
  await page.getByRole('button', { name: '为单位单列' }).click()
  await page.locator('#hours-unit').fill('住建局')
  await page.locator('.ant-select-item-option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('第 1 段结束').fill('08:00')
  await page.getByRole('button', { name: '看看会影响什么' }).click()
  await page.getByText('结束晚于开始').waitFor()
  await page.getByLabel('第 1 段结束').fill('11:30')
  // In large letters on a phone a time is still read whole, and the open tab is underlined.
  await page.setViewportSize({ width: 360, height: 900 })
  await page.evaluate(() => {
    localStorage.setItem('lianxin.desk', JSON.stringify({ letters: 'large' }))
    window.dispatchEvent(new StorageEvent('storage', { key: 'lianxin.desk' }))
  })
  await page.locator(':root[data-mode=elder]').waitFor()
  expect((await page.getByLabel('第 1 段开始').boundingBox())?.width).toBeGreaterThan(150)
  const line = (tab: Element) => getComputedStyle(tab).borderBottomColor
  expect(await page.locator('.cal-tabs .ant-tabs-tab-active').evaluate(line)).not.toBe('rgba(0, 0, 0, 0)')
  await page.getByRole('button', { name: '加一个季节' }).click()
  await sound(page)
  await page.getByRole('button', { name: '看看会影响什么' }).click()
  await page.locator('.cal-look').waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('row', { name: /住建局.*08:30–11:30.*05-01 至 09-30/ }).waitFor()
  await page.context().close()
})

/** From the fields to what would move, and saved. */
async function lookAndSave(page: Page, note = '') {
  await page.getByRole('dialog').getByRole('button', { name: '看看会影响什么' }).click()
  await page.locator('.cal-look').waitFor()
  const look = (await page.locator('.cal-look').textContent()) ?? ''
  await sound(page)
  if (note) await page.locator('#change-note').fill(note)
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  return look
}
async function choose(page: Page, field: string, option: string) {
  await page.locator(`#${field}`).click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText(option, { exact: true }).click()
}

test('a time limit and a supervision rule are changed with their basis, and who changed them stands below', async () => {
  const page = await portal.visit('/desk/calendar?tab=limits', { as: ['systemAdministrator'], ...wide })
  await page.locator('.cal-table tbody tr').first().waitFor()
  await sound(page)
  await page.locator('.cal-table tbody button').first().click()
  await page.locator('#basis').fill('市政府令第 1 号第三条')
  await sound(page)
  await lookAndSave(page, '按新办法')
  await page.getByText('市政府令第 1 号第三条').waitFor()
  await page.locator('.cal-table tbody button').first().click()
  await page.getByText('改动记录').click()
  await page.getByText('按新办法').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()

  await page.getByRole('tab', { name: '督办规则' }).click()
  await page.getByRole('button', { name: /修改 超期督办单/ }).click()
  // A rule that says how much has to say it: refused in words, and nothing is lost.
  await page.locator('#amount').fill('')
  await page.getByRole('dialog').getByRole('button', { name: '看看会影响什么' }).click()
  await page.getByText('这个触发条件须写明数量').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '返回修改' }).click()
  await page.locator('#amount').fill('2')
  await lookAndSave(page)
  await page.getByRole('row', { name: /超期督办单.*2/ }).waitFor()
  await sound(page)
  await page.context().close()
})

test('a time limit is added, seen to move whom it moves, and ended; the last one of a promise stays', async () => {
  const { number } = await dispatched(portal.served)
  const page = await portal.visit('/desk/calendar?tab=limits', { as: ['systemAdministrator'], ...wide })
  await page.getByRole('button', { name: '新增时限' }).click()
  await choose(page, 'stage', '办结')
  await choose(page, 'kind', '求助')
  await page.locator('#amount').fill('3')
  await page.locator('#basis').fill('市政府令第 2 号')
  await sound(page)
  const look = await lookAndSave(page)
  expect(look).toContain('新增 1 行')
  expect(look).toContain(number)
  const row = page.getByRole('row', { name: /办结.*求助.*3 个工作日/ })
  await row.waitFor()
  // The same again is refused before anything is asked.
  await page.getByRole('button', { name: '新增时限' }).click()
  await choose(page, 'stage', '办结')
  await choose(page, 'kind', '求助')
  await page.locator('#amount').fill('4')
  await page.locator('#basis').fill('市政府令第 2 号')
  await page.getByRole('dialog').getByRole('button', { name: '看看会影响什么' }).click()
  await page.getByText('请直接修改那一行').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()

  await row.getByRole('button', { name: /停用/ }).click()
  await page.locator('.cal-look').waitFor()
  // What ends says why.
  const save = page.getByRole('dialog').getByRole('button', { name: '保存' })
  expect(await save.isDisabled()).toBe(true)
  await page.getByLabel('停用原因').fill('第 2 号令已废止')
  await save.click()
  await row.waitFor({ state: 'detached' })
  await page
    .getByRole('row', { name: /^办结 不限 / })
    .getByRole('button', { name: /停用/ })
    .click()
  await page.getByText('就没有办结时限').waitFor()
  await sound(page)
  expect(await page.getByRole('dialog').getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
  await page.context().close()
})

test('a supervision rule is added and ended, each time with how many lines the clock would write', async () => {
  const page = await portal.visit('/desk/calendar?tab=rules', { as: ['systemAdministrator'], ...wide })
  await page.getByRole('button', { name: '新增督办规则' }).click()
  await page.locator('#name').fill('提前三天预警')
  await choose(page, 'trigger', '到期前（小时）')
  await page.locator('#amount').fill('72')
  await choose(page, 'stages', '办结')
  await page.keyboard.press('Escape')
  await page.locator('#basis').fill('本盟市规定')
  await sound(page)
  expect(await lookAndSave(page)).toMatch(/L0 系统提醒\d+\d+/)
  const row = page.getByRole('row', { name: /提前三天预警.*72/ })
  await row.waitFor()
  await row.getByRole('button', { name: /停用/ }).click()
  await page.locator('.cal-look').waitFor()
  expect(await page.locator('.cal-look').textContent()).toContain('提前三天预警')
  await page.getByLabel('停用原因').fill('本盟市规定已修改')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await row.waitFor({ state: 'detached' })
  await page.context().close()
})
