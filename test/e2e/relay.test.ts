import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../server/new-id.ts'
import { dispatched, type Dispatched } from '../dispatched.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const housing = ['unitHandler', 'housing'] as const
const question = '请问是哪一栋楼？方便时可打办公电话 0479-8220000。'
const urlOf = ({ matterId, submissionId }: Dispatched) => `/api/matters/${matterId}/voices/${submissionId}/relay`

async function asked(said: object = {}): Promise<Dispatched> {
  const one = await dispatched(portal.served, { said })
  const body = { id: newId(), orderId: await one.orderOf('housing'), text: question }
  expect((await portal.served.call('POST', urlOf(one), { as: housing, body })).status).toBe(201)
  return one
}

async function lookUp({ number, queryCode }: Dispatched): Promise<Page> {
  const page = await portal.visit('/look-up')
  await page.getByLabel('编号').fill(number)
  await page.getByLabel('查询码').fill(queryCode)
  await page.keyboard.press('Enter')
  await page.locator('.standing').waitFor()
  return page
}

const readByUnit = async (one: Dispatched) =>
  (await portal.served.call('GET', urlOf(one), { as: housing })).body.exchanges[0].messages.slice(1)

test('a submitter reads what a unit asks, answers, and sees that it was passed on', async () => {
  const one = await asked({ submitter: { name: '苏和', phone: '13847990001' } })
  const page = await lookUp(one)
  await page.getByRole('heading', { name: '单位给您的留言' }).waitFor()
  await page.getByText(question).waitFor()
  await page.getByText('单位不知道您是谁。').waitFor()

  const box = page.getByLabel('回复住建局')
  await page.getByRole('button', { name: '转给单位' }).click()
  await page.getByText('请写下要回复的话。').waitFor()
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true)
  await box.fill('三号楼，电话 13847990001')
  await page.getByRole('button', { name: '转给单位' }).click()
  await page.getByText('已转给住建局').waitFor()
  expect(await page.locator('.relay-submitter .relay-text').textContent()).toBe('三号楼，电话 13847990001')
  expect(await box.inputValue()).toBe('')
  expect(await readByUnit(one)).toMatchObject([{ from: 'submitter', redacted: true }])
  expect(JSON.stringify(await readByUnit(one))).not.toContain('13847990001')
  expect(troubles(page)).toEqual([])
})

test('who agreed to be known is told that the unit reads it as it is', async () => {
  const one = await dispatched(portal.served, { said: { secrecy: 'open' } })
  const orderId = await one.orderOf('housing')
  await one.act(housing, 'claim', { orderId })
  await portal.served.call('POST', urlOf(one), { as: housing, body: { id: newId(), orderId, text: question } })
  await (await lookUp(one)).getByText('您写的内容单位能看到原文').waitFor()
})

test('an answer that broke off is sent again and counts once', async () => {
  const one = await asked()
  const page = await lookUp(one)
  await page.getByLabel('回复住建局').fill('三号楼')
  // It arrives, but the browser never hears of it.
  let lost = 0
  await page.route('**/relay?*', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort()
  })
  await page.getByRole('button', { name: '转给单位' }).click()
  await page.getByRole('alert').getByText('网络不通').waitFor()
  expect(await page.getByLabel('回复住建局').inputValue()).toBe('三号楼')
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByText('已转给住建局').waitFor()
  expect([lost, (await readByUnit(one)).length]).toEqual([1, 1])
})

test('where the unit no longer has it, it stays to be read, without a box', async () => {
  const one = await asked()
  const orderId = await one.orderOf('housing')
  const details = { orderId, reasonCode: 'return-not-ours', basis: '不属本局职责', suggestedUnitId: 'roads' }
  await one.act(housing, 'claim', { orderId })
  await one.act(housing, 'requestReturn', details)
  await one.act(['dispatcher'], 'judgeReturn', { orderId, upheld: true, why: '属实' })
  const page = await lookUp(one)
  await page.getByText(question).waitFor()
  await page.getByText('该单位现在没有在办这件事，不能再回复。').waitFor()
  expect(await page.locator('textarea').count()).toBe(0)
})

test('where no unit has written, there is nothing about it', async () => {
  const page = await lookUp(await dispatched(portal.served))
  expect(await page.getByRole('heading', { name: '单位给您的留言' }).count()).toBe(0)
})
