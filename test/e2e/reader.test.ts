import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { newId } from '../../server/new-id.ts'
import { saidOf } from '../lessons.ts'
import { givenReader, lessonsToNoAvail } from '../trained.ts'
import { openPortal, type Portal, troubles } from './portal.ts'
import { sound, unreached } from './sound.ts'

const village = '159901100201'
const heating = '老人挨冻，暖气冰凉，热力公司说管道在检修，停暖几天了'
const farming = '草场禁牧补贴没有，牧民问牛羊饲料，玉米收成，化肥农机'

/** Pages in every look, where other work goes on beside. */
let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const visit = (path: string, role: Role, language: 'zh' | 'en' = 'zh') =>
  portal.visit(path, { as: [role], language, viewport: { width: 1440, height: 900 } })

async function said(text: string): Promise<void> {
  const body = { id: newId(), channel: 'hotline', text, regionCode: village }
  await portal.served.call('POST', '/api/intake', { as: ['operator'], body })
}

/** The reader of the prefecture, trained where no test before did so. */
async function trained(): Promise<void> {
  const { choice } = (await portal.served.call('GET', '/api/reader', { as: ['supervisor'] })).body
  if (!choice) await givenReader(portal.served.database.app)
}

async function closed(page: Page): Promise<void> {
  expect(troubles(page)).toEqual([])
  await page.context().close()
}

test('a fresh installation says that nothing was learnt and how to train; learning from nothing is told', async () => {
  const page = await visit('/desk/reader', 'systemAdministrator')
  await page.getByRole('heading', { name: '还没有学过' }).waitFor()
  await page.getByText('train FILE.xlsx').waitFor()
  await page.getByRole('button', { name: '现在训练' }).click()
  await page.getByText('可学习的来件太少').waitFor()
  await sound(page)
  await closed(page)
})

test('report, threshold with its consequence, words of a class and roll back, by the administrator', async () => {
  for (const { text } of saidOf('farming', 12)) await said(text)
  const { id } = await givenReader(portal.served.database.app)
  await givenReader(portal.served.database.app)
  const page = await visit('/desk/reader', 'systemAdministrator')
  await page.getByText('每 100 件来件，100 件都会填，其中 0 件填错').waitFor()
  await page.getByRole('button', { name: '农牧看哪些词' }).click()
  await page.locator('.reader-words li').first().waitFor()
  await sound(page)
  expect(await unreached(page)).toEqual([])

  const slider = page.getByRole('slider')
  await slider.focus()
  await page.keyboard.press('Home')
  expect(await slider.getAttribute('aria-valuetext')).toContain('80')
  await page.getByRole('button', { name: '按这个要求启用' }).click()
  await page.getByText('分类 80/100').first().waitFor()

  await page.getByRole('button', { name: /^启用 .* 的训练$/ }).click()
  await page.getByRole('button', { name: '启 用' }).or(page.locator('.ant-popconfirm .ant-btn-primary')).first().click()
  await expect
    .poll(async () => (await portal.served.call('GET', '/api/reader', { as: ['supervisor'] })).body.choice.trainingId)
    .toBe(id)
  await closed(page)
})

test('a supervisor reads the page in English and changes nothing', async () => {
  await trained()
  const page = await visit('/desk/reader', 'supervisor', 'en')
  await page.getByText('Of 100 messages').waitFor()
  expect(await page.getByRole('button', { name: 'Train now' }).count()).toBe(0)
  expect(await page.getByRole('slider').getAttribute('aria-disabled')).toBe('true')
  await sound(page)
  await closed(page)
})

test('of a training whose models were cleared away the report is read; it is not offered', async () => {
  await trained()
  const { id } = await givenReader(portal.served.database.app, lessonsToNoAvail())
  const page = await visit('/desk/reader', 'systemAdministrator')
  const row = page.locator('section[aria-labelledby=reader-trainings] tbody tr').first()
  await row.getByRole('button', { name: /^启用/ }).waitFor()
  await givenReader(portal.served.database.app, lessonsToNoAvail())
  await page.reload()
  const cleared = page.locator('section[aria-labelledby=reader-trainings] tbody tr', { hasText: '模型已清理' })
  await cleared.getByRole('button', { name: /^查看/ }).click()
  await page.getByRole('heading', { name: '训练报告' }).waitFor()
  await page.getByText('各类平均 F1').nth(1).waitFor()
  expect(await cleared.getByRole('button', { name: /^启用/ }).count()).toBe(0)
  expect(await page.getByRole('button', { name: /看哪些词$/ }).count()).toBe(0)
  await sound(page)
  await closed(page)
  const { trainings } = (await portal.served.call('GET', '/api/reader', { as: ['supervisor'] })).body
  expect(trainings.filter(({ kept }: { kept: boolean }) => !kept)).toMatchObject([{ id }])
})

test('the call desk says what it hears; one key fills in what is sure, marked until it is touched', async () => {
  await trained()
  const page = await visit('/desk/calls', 'operator')
  await page.locator('#call-text').fill(heating)
  const read = page.getByRole('region', { name: '机器听到的' })
  await read.getByText('城建 › 供热').waitFor()
  await read.getByText('可能紧急').waitFor()
  await sound(page)
  await page.keyboard.press('Alt+a')
  await page.locator('label[for=call-categoryCode] .tag').waitFor()
  expect(await page.locator('input[name=kind][value=help]').isChecked()).toBe(true)
  const marks = page.locator('.call-form .tag', { hasText: '建议' })
  expect(await marks.count()).toBe(2)
  await page.locator('.call-form .ant-radio-button-wrapper', { hasText: '投诉' }).click()
  expect(await marks.count()).toBe(1)
  await page.keyboard.press('Control+Enter')
  await page.getByText('请把编号和查询码念给来电人').waitFor()
  const { rows } = (await portal.served.call('GET', '/api/suggestions/figures', { as: ['supervisor'] })).body
  const figures = Object.fromEntries(rows.map((row: { what: string }) => [row.what, row]))
  expect(figures.kind).toMatchObject({ count: 1, changed: 1 })
  expect(figures.category).toMatchObject({ count: 1, followed: 1 })
  await closed(page)
})

test('triage puts what may be urgent first, marks the words, fills in what is sure and leaves open what is not', async () => {
  await trained()
  await said(farming)
  await said(`孩子感冒了。${heating}`)
  await said('您好，请问一直没人，希望尽快解决')
  const page = await visit('/desk/triage', 'dispatcher')
  await page.getByText('件可能紧急，排在最前').waitFor()
  const first = page.locator('.queue li').first()
  expect(await first.textContent()).toContain('机器：可能紧急')
  await first.locator('button').click()
  await page.locator('.said mark.read-urgency').first().waitFor()
  await page
    .getByText(/这样的建议 100 条约有 \d+ 条是对的/)
    .first()
    .waitFor()
  await sound(page)

  await page.locator('.queue button', { hasText: '请问一直没人' }).click()
  await page.locator('.plan .read-chips button').first().waitFor()
  await sound(page)
  const chip = page.locator('.plan .read-chips').first().locator('button').first()
  const name = ((await chip.textContent()) ?? '').replace(/ ?100 条约.*$/, '')
  await chip.click()
  await page.locator('.plan-line', { hasText: name }).first().waitFor()
  await closed(page)
})
