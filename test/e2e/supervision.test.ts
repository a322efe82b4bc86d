import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Dispatched, dispatched } from '../dispatched.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

const DAY = 86_400_000
/** How far back the server's clock stands; the browser's stands in the present. */
let back = 0

let portal: Portal
let late: Dispatched
let thrice: Dispatched
beforeAll(async () => {
  portal = await openPortal('none', undefined, () => new Date(Date.now() - back))
  const say = (text: string, to: object) => dispatched(portal.served, { said: { text }, to })
  back = 14 * DAY
  late = await say('院里路灯不亮', { leadUnitId: 'housing', urgency: 'complex' })
  thrice = await say('三个部门都说不归自己管的井', { leadUnitId: 'roads' })
  for (const [from, next] of [['roads', 'water'], ['water', 'police'], ['police']] as const) {
    const orderId = await thrice.orderOf(from)
    const asked = { orderId, reasonCode: 'return-not-ours', basis: '三定规定里没有这一项' }
    await thrice.act(['unitHandler', from], 'requestReturn', asked)
    await thrice.act(['dispatcher'], 'judgeReturn', { orderId, upheld: true, why: '依据充分' })
    if (next) await thrice.act(['dispatcher'], 'dispatch', { leadUnitId: next })
  }
  back = 0
})
afterAll(() => portal?.close())

const desk = { viewport: { width: 1440, height: 900 } }
const matterOf = async ({ matterId }: Dispatched) =>
  (await portal.served.call('GET', `/api/matters/${matterId}`, { as: ['supervisor'] })).body.matter

/** Sound for a screen reader on a phone and on a desk, light and dark. */
async function sound(page: Page) {
  const size = page.viewportSize()
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found = await violations(page, colorScheme === 'dark' ? { rules: ['color-contrast'] } : {})
    expect([width, colorScheme, found]).toEqual([width, colorScheme, []])
    expect([width, await beyond(page)]).toEqual([width, []])
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  if (size) await page.setViewportSize(size)
  expect(troubles(page)).toEqual([])
}
async function sent(page: Page) {
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}
async function standAt(page: Page, text: string) {
  const row = page.locator('li[data-id]', { hasText: text })
  await row.getByRole('link').first().focus()
  await page.locator('.board-here, .order-here', { hasText: text }).waitFor()
  return row
}

test('a late order is found and pressed by a supervisor, replied to by its unit, and lifted', async () => {
  const board = await portal.visit('/desk/supervision', { as: ['supervisor'], ...desk })
  await standAt(board, '路灯')
  await sound(board)
  await board.keyboard.press('s')
  await board.locator('#addressee').waitFor()
  expect(await board.locator('#addressee').inputValue()).toBe('住建局')
  await board
    .locator('.ant-select', { has: board.locator('#level') })
    .getByText('2 · 督办单')
    .waitFor()
  expect(await board.locator('#basis').inputValue()).not.toBe('')
  await sent(board)
  await expect.poll(async () => (await matterOf(late)).documents.length).toBe(1)
  const [{ number }] = (await matterOf(late)).documents

  const bench = await portal.visit('/desk', { as: ['unitLeader', 'housing'], ...desk })
  await bench.locator(`[title="${number}"]`).waitFor()
  await standAt(bench, '路灯')
  await sound(bench)
  await bench.keyboard.press('p')
  await bench.locator('#text').fill('明天上午换灯，由副局长负责')
  await sent(bench)
  await bench.getByText('已回复待销号').waitFor()
  // What the bell tells leads to the matter it tells of.
  await bench.getByRole('button', { name: /未读提醒/ }).click()
  await bench.getByRole('link', { name: new RegExp(number) }).click()
  await bench.waitForURL(`**/desk/matters/${late.matterId}`)
  expect(await bench.locator('.bell').isVisible()).toBe(false)
  await bench.context().close()

  await board.goto(`${portal.url}/desk/supervision?tab=documents&board=unlifted`)
  await standAt(board, '路灯')
  const paper = board.getByRole('link', { name: /已回复/ })
  const download = await Promise.all([board.waitForEvent('download'), paper.click()])
  expect(download[0].suggestedFilename()).toMatch(/\.docx$/)
  await standAt(board, '路灯')
  await sound(board)
  await board.keyboard.press('x')
  await board.locator('#why').fill('灯已换好')
  await sent(board)
  await expect.poll(async () => (await matterOf(late)).documents[0].liftedAt).toBeTruthy()
  await board.getByText('这一栏没有事项').waitFor()
  await board.context().close()
})

test('whoever writes in a form before it is wholly open is not moved to its first field', async () => {
  const page = await portal.visit('/desk/supervision?tab=late', { as: ['supervisor'], ...desk })
  await standAt(page, '路灯')
  await page.evaluate(() => {
    const writing = new MutationObserver(() => document.querySelector<HTMLElement>('#basis')?.focus())
    writing.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', ({ target }) => (target as Element).id === 'basis' && writing.disconnect())
  })
  await page.keyboard.press('s')
  await page.locator('.ant-modal:not([class*=zoom])', { has: page.locator('#basis') }).waitFor()
  await page.waitForTimeout(100)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('basis')
  await page.context().close()
})

test('a supervisor reads to a citizen how a limit came about', async () => {
  const page = await portal.visit('/desk/supervision?tab=late', { as: ['supervisor'], ...desk })
  await standAt(page, '路灯')
  await page.keyboard.press('c')
  const told = page.locator('.clock-told', { hasText: '办结' }).last()
  await told.waitFor()
  expect(await told.textContent()).toMatch(
    /派单。从.+起算，5 个工作日内办结。应于 .+ 前办结。到现在还没有办结，已经超过时限。依据/,
  )
  await sound(page)
  await page.context().close()
})

test('a matter that three units returned is consulted about and designated, which is binding', async () => {
  const page = await portal.visit('/desk/consultations', { as: ['supervisor'], ...desk })
  await page.getByText('三个部门都说').waitFor()
  await sound(page)
  await page.keyboard.press('Enter')
  await page.getByText('首接负责：它最先接到这个事项。').waitFor()
  expect(await page.locator('.hops').first().locator('li').count()).toBe(3)
  await sound(page)
  await page.keyboard.press('d')
  await page.locator('#decision').fill('首接负责，由交通局主办')
  await page.getByRole('dialog').getByText('交通局', { exact: true }).first().waitFor()
  await sent(page)
  await page.getByText('已经会商指定').waitFor()
  expect(await matterOf(thrice)).toMatchObject({ status: 'dispatched', designated: true, leadUnitId: 'roads' })
  await page.context().close()
})

test('a leader claims a matter on a phone, with a milestone, and reports on it', async () => {
  const page = await portal.visit('/desk/leading?list=unled', { as: ['leader'] })
  const card = page.locator('.leading > li', { hasText: '路灯' })
  await card.waitFor()
  await sound(page)
  await card.getByRole('button', { name: /领办/ }).click()
  await page.locator('#plan').fill('十天内把院里的灯都换成新的')
  await page.getByRole('button', { name: '加一个节点' }).click()
  const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
  await page.getByLabel('节点内容').fill('换灯')
  await page.getByRole('dialog').getByLabel('日期', { exact: true }).fill(day(5))
  await page.locator('#nextReviewOn').fill(day(20))
  await sent(page)
  await card.waitFor({ state: 'hidden' })
  await page.setViewportSize({ width: 360, height: 400 })
  await page.goto(`${portal.url}/desk/leading`)
  await card.waitFor()
  // Who has not moved yet sees the page from its top, however tall the first card is.
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await sound(page)
  // Two taps: the milestone, and the confirmation.
  await card.getByRole('button', { name: '完成这个节点' }).click()
  await page.getByRole('button', { name: '确认进展' }).click()
  await expect.poll(async () => (await matterOf(late)).led.milestones[0].doneAt).toBeTruthy()
  await page.context().close()
})
