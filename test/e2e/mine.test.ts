import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWebIfStale } from '../../scripts/build-web.ts'
import { buildApp } from '../../server/app.ts'
import { submitFrom } from '../../server/citizen/test-telephone.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

/** The code that a telephone received last, from the file that messages are written to. */
async function received(phone: string): Promise<string> {
  for (let waits = 0; waits < 200; waits += 1) {
    const lines = messages().filter((message) => message.phone === phone)
    const code = /\d{6}/.exec(lines.at(-1)?.text ?? '')?.[0]
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`${phone} received nothing`)
}

function messages(): readonly { phone: string; text: string }[] {
  try {
    const text = readFileSync(join(portal.served.folder, 'sms.jsonl'), 'utf8')
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { phone: string; text: string })
  } catch {
    return []
  }
}

async function enter(page: Page, phone: string): Promise<void> {
  await page.getByLabel('手机号码').fill(phone)
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByLabel('验证码').fill(await received(phone))
  await page.keyboard.press('Enter')
  await page.locator('.mine-list').waitFor()
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name'))

test('a citizen who lost the query code finds what they said with their telephone, and leaves nothing behind', async () => {
  const phone = '13611110001'
  const { number, queryCode } = await submitFrom(portal.served, phone, {
    title: '路灯坏了',
    text: '村东头的路灯坏了。',
  })
  await submitFrom(portal.served, phone, { title: '井盖松了', text: '小区门口的井盖松了。' })
  const page = await portal.visit('/look-up')
  await page.getByRole('link', { name: '留过手机号？用短信验证码查看' }).click()
  await page.getByRole('heading', { name: '我的来件' }).waitFor()
  await page.getByLabel('手机号码').fill('136 1111 0001')
  await page.keyboard.press('Enter')
  await page.getByText('如果从 136 1111 0001 提交过来件，一分钟内会收到短信。').waitFor()
  expect(await focused(page)).toBe('code')
  await page.keyboard.type(await received(phone))
  await page.keyboard.press('Enter')
  await page.getByText('2 件来件').waitFor()
  expect(await page.locator('.mine-one b').allInnerTexts()).toEqual(['井盖松了', '路灯坏了'])

  await page.getByRole('button', { name: /^路灯坏了/ }).click()
  await page.getByRole('blockquote').getByText('村东头的路灯坏了。').waitFor()
  await page.getByText(number).first().waitFor()
  expect(await page.content()).not.toContain(queryCode)
  await page.getByRole('button', { name: '回到我的来件' }).click()
  await page.getByText('2 件来件').waitFor()
  expect(page.url()).toBe(`${portal.url}/mine`)

  await page.reload()
  await page.getByText('2 件来件').waitFor()
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByLabel('手机号码').waitFor()
  expect(await page.getByText('路灯坏了').count()).toBe(0)
  expect(await page.context().cookies()).toEqual([])
  const stored = await page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage].map((kept) => Object.entries(kept))),
  )
  expect(stored).not.toMatch(/1361111|路灯/)
  expect(troubles(page)).toEqual([])
})

test('what is wrong is said in words: the number at its field, the code by the server', async () => {
  const page = await portal.visit('/mine')
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByText('请填写手机号码。').waitFor()
  expect(await focused(page)).toBe('phone')
  await page.getByLabel('手机号码').fill('0479-1234567')
  await page.getByText('固定电话收不到短信').waitFor()
  // Nobody submitted anything from it; the page does not tell.
  await page.getByLabel('手机号码').fill('13611119999')
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByText('如果从 13611119999 提交过来件').waitFor()
  await page.getByRole('button', { name: '打开我的来件' }).click()
  await page.getByText('请填写短信里的验证码。').waitFor()
  await page.getByLabel('验证码').fill('123456')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('验证码不对，或者已经过期、用过、错过五次。').waitFor()
  await page.getByText('没有收到？一分钟后可以再发一次。').waitFor()
  await page.getByRole('button', { name: '换一个号码' }).click()
  await page.getByLabel('手机号码').fill('13611119999')
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByRole('alert').getByText('验证码要得太频繁').waitFor()
  expect(messages().filter(({ phone }) => phone === '13611119999')).toEqual([])
})

test('a session that is over leads back to the telephone', async () => {
  const phone = '13611110002'
  await submitFrom(portal.served, phone)
  const page = await portal.visit('/mine')
  await enter(page, phone)
  await portal.served.database.owner.deleteFrom('citizenSession').execute()
  await page.locator('.mine-one').first().click()
  await page.getByRole('alert').getByText('请先用手机验证码打开“我的来件”').waitFor()
  await page.getByRole('button', { name: '回到我的来件' }).click()
  await page.getByLabel('手机号码').waitFor()
})

test('where there are no codes the page says what to do instead', async () => {
  const app = await buildApp({ ...portal.served.deps, phoneCodes: null }, await buildWebIfStale(() => {}))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  try {
    const page = await portal.browser.newPage()
    await page.goto(`${url}/mine`)
    await page.getByText('这里没有开通手机验证码。').waitFor()
    expect(await page.getByLabel('手机号码').count()).toBe(0)
    await page.getByRole('link', { name: '凭编号和查询码查' }).click()
    await page.getByLabel('编号').waitFor()
  } finally {
    await app.close()
  }
})
