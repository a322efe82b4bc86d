import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdentity } from '../../server/identity/vault.ts'
import { TENANT } from '../prefecture.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { openPortal, type Portal, troubles } from './portal.ts'
import { sound } from './sound.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

/** What is kept of who said these words; null where they left nothing. */
async function identityOf(text: string) {
  const { rows } = await sql<{ id: string; sealed: Buffer | null }>`
    select s.id, v.sealed from submission s
    left join identity_vault v on v.tenant_id = s.tenant_id and v.submission_id = s.id
    where s.text = ${text}`.execute(portal.served.database.owner)
  expect(rows).toHaveLength(1)
  const { id, sealed } = rows[0]!
  return sealed && openIdentity(portal.served.deps.keys, TENANT, id, sealed)
}

const way = (page: Page, name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) })
const send = (page: Page) => page.getByRole('button', { name: '提交' }).click()
const arrived = (page: Page) => page.getByRole('heading', { name: '已经收到' }).waitFor()

/** Nothing for axe to say, narrow by day and wide by night, in usual letters and in large ones. */
async function soundForm(page: Page): Promise<void> {
  for (const [width, colorScheme] of [
    [360, 'light'],
    [768, 'dark'],
    [1440, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect([width, await violations(page)]).toEqual([width, []])
    expect(await beyond(page), `${width} px`).toEqual([])
  }
  expect(troubles(page)).toEqual([])
}

test('by SMS needs a mobile number, by e-mail a whole address; what is not used is not handed over', async () => {
  const text = '想收邮件：路灯不亮了'
  const page = await portal.visit('/submit')
  await page.getByLabel('您想说什么？').fill(text)
  await way(page, '发短信').check()
  await send(page)
  await page.getByText('要收短信，请在上面写手机号').waitFor()
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('notices')
  await way(page, '发邮件').check()
  await page.getByText('请写完整的邮箱').waitFor()
  await soundForm(page)
  await page.getByLabel('邮箱', { exact: true }).fill('heshan@example.com')
  await page.getByLabel('电话').fill('13900001234')
  await page.getByText('请写完整的邮箱').waitFor({ state: 'detached' })
  await send(page)
  await arrived(page)
  expect(await identityOf(text)).toMatchObject({ phone: '13900001234', email: 'heshan@example.com', notices: 'email' })

  await page.context().close()
})

test('an address that was written and then not chosen stays on the device', async () => {
  const other = '只在页面上看：井盖松了'
  const page = await portal.visit('/submit')
  await page.getByLabel('您想说什么？').fill(other)
  await page.getByLabel('电话').fill('13900001234')
  expect(await way(page, '发短信').isChecked()).toBe(true)
  await way(page, '发邮件').check()
  await page.getByLabel('邮箱', { exact: true }).fill('heshan@example.com')
  await way(page, '只在页面上看').check()
  await send(page)
  await arrived(page)
  const kept = await identityOf(other)
  expect(kept).toMatchObject({ phone: '13900001234', notices: 'page' })
  expect(kept?.email ?? null).toBeNull()
  await page.context().close()
})

test('who leaves nothing stays nobody, and English says the same', async () => {
  const text = 'The lamp in our street is out.'
  const page = await portal.visit('/submit', { language: 'en' })
  await page.getByRole('textbox').first().fill(text)
  await way(page, 'On the page only').check()
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('.receipt').waitFor()
  expect(await identityOf(text)).toBeNull()
  await page.context().close()
})

test('what was chosen without a network arrives with the words', async () => {
  const text = '断网时说的：水管漏了'
  const page = await portal.visit('/submit')
  await page.getByLabel('您想说什么？').fill(text)
  await way(page, '发邮件').check()
  await page.getByLabel('邮箱', { exact: true }).fill('offline@example.com')
  await page.context().setOffline(true)
  await send(page)
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  await page.context().setOffline(false)
  await arrived(page)
  expect(await identityOf(text)).toMatchObject({ email: 'offline@example.com', notices: 'email' })
  await page.context().close()
})

test('an operator writes down how the caller wants to be told', async () => {
  const text = '来电人要收邮件：暖气不热'
  const page = await portal.visit('/desk', { as: ['operator'], viewport: { width: 1440, height: 900 } })
  await page.locator('#call-text').fill(text)
  await page.getByText('短信', { exact: true }).click()
  await page.keyboard.press('Control+Enter')
  await page.getByText('发短信要有手机号').waitFor()
  await page.getByText('邮件', { exact: true }).click()
  await page.getByText('请写完整的邮箱').waitFor()
  await sound(page)
  await page.locator('#call-email').fill('caller@example.com')
  await page.keyboard.press('Control+Enter')
  await page.locator('.call-saved').waitFor()
  expect(await identityOf(text)).toMatchObject({ email: 'caller@example.com', notices: 'email' })
  await page.context().close()
})
