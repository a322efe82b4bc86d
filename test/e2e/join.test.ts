import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAll } from '../../server/ledger/verify.ts'
import type { Dispatched } from '../dispatched.ts'
import { joinable } from '../joinable.ts'
import { TENANT } from '../prefecture.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { cut } from './cut.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

const title = '河口嘎查北头自来水管爆裂'
const words = '河口嘎查北头的自来水管也爆了，我家没水'
let portal: Portal
let burst: Dispatched
beforeAll(async () => {
  portal = await openPortal()
  burst = await joinable(portal.served, title)
})
afterAll(() => portal?.close())

const field = (page: Page) => page.getByLabel('您想说什么？')
const found = (page: Page) => page.getByRole('button', { name: '附近已有人反映类似的事（1 件）' })
const joinIt = (page: Page) => page.getByRole('button', { name: `我也是，加入这一件 ${title}` })
const send = (page: Page) => page.getByRole('button', { name: '提交' }).click()
const soundly = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await violations(page)).toEqual([])
  }
  expect(await beyond(page)).toEqual([])
  expect(troubles(page)).toEqual([])
}

/** Begins to note how far what is on the page moves by itself. */
const watchMoving = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(window, { moved: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) (window as unknown as { moved: number }).moved += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
const moved = (page: Page) => page.evaluate(() => (window as unknown as { moved: number }).moved)

async function stored(text: string) {
  const { rows } = await sql<{ submissions: number; merges: number }>`
    select count(distinct s.id)::int as submissions, count(e.id)::int as merges
    from submission s
    join voice v on v.tenant_id = s.tenant_id and v.submission_id = s.id
    left join ledger_entry e on e.tenant_id = v.tenant_id and e.matter_id = v.origin and e.action = 'merge'
    where s.text = ${text}`.execute(portal.served.database.owner)
  return rows[0]
}

test('on a phone a citizen is shown what others near them reported, looks, joins, takes it back, joins again and is told', async () => {
  const page = await portal.visit('/submit')
  await watchMoving(page)
  await page.reload()
  await field(page).pressSequentially(words)
  await found(page).waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await page.getByRole('status').filter({ hasText: '附近已有人反映类似的事（1 件）' }).waitFor()
  expect(await moved(page)).toBeLessThanOrEqual(0.02)
  await soundly(page)

  await found(page).click()
  await page.getByText(burst.number).waitFor()
  for (const shown of [title, '东旗河口苏木', '1 人反映', '已派单'])
    await page.locator('.nearby-list').getByText(shown).first().waitFor()
  expect(await page.locator('.nearby-list').innerText()).not.toContain('请尽快处理')
  await soundly(page)
  await joinIt(page).click()
  const undo = page.getByRole('button', { name: '不加入了' })
  await expect.poll(() => undo.evaluate((button) => button === document.activeElement)).toBe(true)
  await undo.click()
  await page.getByRole('status').filter({ hasText: '已取消加入' }).waitFor()
  await found(page).click()
  await joinIt(page).click()

  // It stands in the draft, which survives closing the page.
  await page.reload()
  await undo.waitFor()
  await soundly(page)
  expect(await moved(page)).toBeLessThanOrEqual(0.02)
  await send(page)
  await page.getByText('已和另外 1 人反映的事合成一件，一起办理').waitFor()
  await soundly(page)
  await page.getByRole('link', { name: '看看办到哪一步' }).click()
  await page.getByRole('heading', { name: '您说的话' }).or(page.locator('.standing-own')).first().waitFor()
  await page.getByText('已和另外 1 人反映的事合成一件，一起办理').waitFor()
  expect(await page.locator('.standing-own').innerText()).toContain(words)
  await soundly(page)
  expect(await stored(words)).toEqual({ submissions: 1, merges: 1 })
  await page.context().close()
})

test('who goes on with their own is not asked again about the same', async () => {
  const page = await portal.visit('/submit')
  await field(page).pressSequentially(words)
  await found(page).click()
  await page.getByRole('button', { name: '都不是，接着写我的' }).click()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  const asked = page.waitForResponse('**/api/nearby')
  await field(page).pressSequentially('，一直没人来修')
  await asked
  expect(await found(page).count()).toBe(0)
  await page.context().close()
})

test('where asking fails nothing is said, and what was written is sent as ever', async () => {
  const page = await portal.visit('/submit')
  await page.route('**/api/nearby', (route) => route.abort('connectionreset'))
  const text = `${words}，急`
  const failed = page.waitForEvent('requestfailed')
  await field(page).pressSequentially(text)
  await failed
  await soundly(page)
  expect(await page.locator('.join-room').innerText()).toBe('')
  await send(page)
  await page.getByRole('heading', { name: '已经收到' }).waitFor()
  expect(await stored(text)).toEqual({ submissions: 1, merges: 0 })
  await page.context().close()
})

test.each(['request', 'answer'] as const)(
  'the network cut at the %s: one submission, one merge, and the wish kept meanwhile',
  async (when) => {
    const page = await portal.visit('/submit')
    const text = `${words}，${when}`
    await field(page).pressSequentially(text)
    await found(page).click()
    await joinIt(page).click()
    const { mend } = await cut(page.context(), '**/api/submissions', 1, when)
    await send(page)
    await page.getByRole('heading', { name: '等待发送' }).waitFor()
    await page.getByText(`加入：${title}`).waitFor()
    await mend()
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await page.getByRole('heading', { name: '已经收到' }).waitFor()
    await page.getByText(/已和另外 \d+ 人反映的事合成一件/).waitFor()
    expect(await stored(text)).toEqual({ submissions: 1, merges: 1 })
    await page.context().close()
  },
)

test('what cannot be joined by itself is said to wait; the dispatcher reads why and joins with one key after looking', async () => {
  const page = await portal.visit('/submit')
  const text = `${words}，请保密`
  await field(page).pressSequentially(text)
  await page.getByText('完全保密', { exact: true }).click()
  await found(page).click()
  await page.getByText('不会自动合并，由派单员核对').waitFor()
  await joinIt(page).click()
  await send(page)
  await page.getByText('您说和别人反映的是同一件，派单员会核对').waitFor()
  expect(await stored(text)).toEqual({ submissions: 1, merges: 0 })
  await soundly(page)
  await page.context().close()

  const options = { as: ['dispatcher'] as const, viewport: { width: 1440, height: 900 } }
  const desk = await portal.visit('/desk/triage', options)
  await desk
    .getByRole('button', { name: new RegExp(text) })
    .first()
    .click()
  await desk.getByText('诉求人说是同一件').waitFor()
  await desk.keyboard.press('m')
  await desk.getByRole('dialog').getByText(title).first().waitFor()
  await desk.keyboard.press('Control+Enter')
  await expect.poll(() => stored(text)).toEqual({ submissions: 1, merges: 1 })
  await desk.context().close()
  expect((await verifyAll(portal.served.database.app, TENANT)).findings).toEqual([])
})
