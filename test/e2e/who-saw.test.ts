import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dispatched, type Dispatched } from '../dispatched.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const housing = ['unitHandler', 'housing'] as const

/** Out with three units; housing, which leads, has looked at who spoke. */
async function revealed(): Promise<Dispatched> {
  const one = await dispatched(portal.served, {
    said: { secrecy: 'open', submitter: { name: '苏和毕力格', phone: '13847990001' } },
    to: { leadUnitId: 'housing', assistingUnitIds: ['roads', 'water'] },
  })
  await one.act(housing, 'claim', { orderId: await one.orderOf('housing') })
  const body = { submissionId: one.submissionId, reason: '上门前核对地址', purpose: 'contact' }
  const answer = await portal.served.call('POST', `/api/matters/${one.matterId}/reveals`, { as: housing, body })
  expect(answer.status).toBe(200)
  return one
}

async function lookUp({ number, queryCode }: Dispatched, language: 'zh' | 'en', width = 360): Promise<Page> {
  const page = await portal.visit('/look-up', { language, viewport: { width, height: 800 } })
  await page.locator('[name=number]').fill(number)
  await page.locator('[name=code]').fill(queryCode)
  await page.keyboard.press('Enter')
  await page.locator('.standing').waitFor()
  return page
}

const section = (page: Page, heading: string) =>
  page.locator('.section').filter({ has: page.getByRole('heading', { name: heading, exact: true }) })

test('a submitter reads which unit has seen who they are, and what each was given', async () => {
  const page = await lookUp(await revealed(), 'zh')
  const looks = section(page, '谁看过我的身份').locator('.who-saw > li')
  expect(await looks.allInnerTexts()).toEqual([expect.stringMatching(/^住建局 承办人\s+联系诉求人\s+20\d\d年/)])
  const given = section(page, '交给了哪些单位').locator('.who-saw > li')
  expect(await given.allInnerTexts()).toEqual([
    expect.stringMatching(/^住建局\s+您说的话（[^）]+）\s+遮盖过的身份[^\n]+\s+您的姓名和联系方式\s/),
    expect.stringMatching(/^交通局\s+您说的话（[^）]+）\s+遮盖过的身份/),
    expect.stringMatching(/^水务局\s/),
  ])
  expect(await page.locator('.standing').innerText()).not.toMatch(/住建局承办人|上门前核对地址/)
  expect(troubles(page)).toEqual([])
})

test('where nobody has, it says so', async () => {
  const one = await dispatched(portal.served, { said: {} })
  await (await lookUp(one, 'zh')).getByText('还没有单位看过您的身份信息').waitFor()
  await (await lookUp(one, 'en')).getByText('No unit has looked at who you are yet').waitFor()
})

test.each([
  ['zh', 360],
  ['en', 360],
  ['zh', 768],
  ['en', 1440],
] as const)('in %s at %i it fits and is accessible', async (language, width) => {
  const page = await lookUp(await revealed(), language, width)
  await page.locator('.who-saw').first().waitFor()
  expect(await beyond(page)).toEqual([])
  expect(await violations(page)).toEqual([])
  const folder = process.env.PICTURES
  if (folder) await page.screenshot({ path: `${folder}/who-saw-${language}-${width}.png`, fullPage: true })
})
