import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../server/new-id.ts'
import { openPortal, type Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const THIRTY = 30
const titleOf = (n: number) => `${String(n).padStart(2, '0')}号院暖气不热`

/** Calls of one night, the first received first. */
async function called(count: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) {
    const said = { channel: 'hotline', text: titleOf(n), kind: 'help', categoryCode: '0101001' }
    const body = { id: newId(), ...said, regionCode: '159901100201' }
    ids.push((await portal.served.call('POST', '/api/intake', { as: ['operator'], body })).body.matterId)
  }
  return ids
}

const matterOf = async (id: string | undefined) =>
  (await portal.served.call('GET', `/api/matters/${id}`, { as: ['dispatcher'] })).body.matter as {
    status: string
    leadUnitId: string | null
  }
const statusesOf = async (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await matterOf(id)).status))

/** Waits until the matter stood at is this one, and what is proposed for it stands there. */
async function standsAt(page: Page, n: number) {
  await page.locator('.deciding h2', { hasText: titleOf(n) }).waitFor()
  await page.locator('.proposed', { hasText: '三定规定' }).waitFor()
}

test('a dispatcher triages thirty: accepts with one key, takes back, changes with two, merges, un-merges, sends the rest at once', async () => {
  const ids = await called(THIRTY)
  const page = await portal.visit('/desk/triage', { as: ['dispatcher'], viewport: { width: 1440, height: 900 } })
  await standsAt(page, 0)
  await expect.poll(() => page.locator('.queue li').count()).toBe(THIRTY)

  // One key, taken back before it is sent, and given again.
  await page.keyboard.press('a')
  await standsAt(page, 1)
  await page.keyboard.press('z')
  await standsAt(page, 0)
  expect((await matterOf(ids[0])).status).toBe('submitted')

  // Eight by one key each: the next comes by itself.
  for (let n = 0; n < 8; n += 1) {
    await standsAt(page, n)
    await page.keyboard.press('a')
  }

  // Two are for another unit.
  for (const n of [8, 9]) {
    await standsAt(page, n)
    await page.keyboard.press('u')
    await page.keyboard.type('交通局')
    await page.keyboard.press('Enter')
    await page.locator('.plan-line', { hasText: '交通局' }).waitFor()
    await page.keyboard.press('Control+Enter')
  }

  // Two are what somebody said before; the first of them is not after all.
  const merge = async (n: number) => {
    await standsAt(page, n)
    await page.locator('.candidates li').first().waitFor()
    await page.keyboard.press('m')
    await page.locator('.beside mark').first().waitFor()
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await matterOf(ids[n])).status).toBe('merged')
  }
  await merge(10)
  await page.getByRole('button', { name: '撤销并件' }).click()
  await expect.poll(async () => (await matterOf(ids[10])).status).toBe('submitted')
  await standsAt(page, 10)
  await page.keyboard.press('a')
  await merge(11)

  // The rest at once.
  for (let n = 12; n < THIRTY; n += 1) {
    await page.locator('.queue-here', { hasText: titleOf(n) }).waitFor()
    await page.keyboard.press('x')
    await page.keyboard.press('j')
  }
  await expect.poll(() => page.locator('.batch li').count()).toBe(THIRTY - 12)
  await page.locator('.deciding-foot .ant-btn-primary:enabled').waitFor()
  await page.keyboard.press('a')
  await page.locator('.nothing-left').waitFor()
  const wanted = ids.map((_, n) => (n === 11 ? 'merged' : 'dispatched'))
  await expect.poll(() => statusesOf(ids)).toEqual(wanted)
  const units = await Promise.all(ids.map(async (id) => (await matterOf(id)).leadUnitId))
  expect(units.map((unit, n) => [n, unit]).filter(([, unit]) => unit !== 'housing')).toEqual([
    [8, 'roads'],
    [9, 'roads'],
    [11, null],
  ])
  await page.locator('.held-line', { hasText: '已派出' }).waitFor()
  await page.context().close()
})

test('a key pressed at the very moment the next row is stood at is meant for that row', async () => {
  await called(3)
  const page = await portal.visit('/desk/triage', { as: ['dispatcher'], viewport: { width: 1440, height: 900 } })
  await standsAt(page, 0)
  await expect.poll(() => page.locator('.queue li').count()).toBe(3)
  await page.evaluate(() => {
    const queue = document.querySelector('.queue')!
    const press = new MutationObserver(() => {
      press.disconnect()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true, cancelable: true }))
    })
    press.observe(queue, { attributes: true, subtree: true, attributeFilter: ['class'] })
  })
  await page.keyboard.press('j')
  await page.locator('.queue-here', { hasText: titleOf(1) }).waitFor()
  expect(await page.locator('.batch li').allTextContents()).toEqual([expect.stringContaining(titleOf(1))])
  await page.context().close()
})
