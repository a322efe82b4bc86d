import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstLinks } from '../../server/people/first-links.ts'
import { codeAt } from '../../server/people/totp.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const pictures = process.env['LIANXIN_PICTURES']
const password = 'Kx7#mTq2wzLp'

/** No violation, nothing wider than the page; and a picture of it at three widths where somebody wants to look. */
async function looked(page: Page, name: string): Promise<void> {
  expect([name, await violations(page)]).toEqual([name, []])
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    expect([name, width, await beyond(page)]).toEqual([name, width, []])
    if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 360, height: 780 })
}

/** Sets up the authenticator that the page offers and enters the first room; answers with its secret. */
async function enrolled(page: Page, name: string, room = '我的账号'): Promise<string> {
  await page.getByRole('heading', { name: '绑定手机验证器' }).waitFor()
  await looked(page, `${name}-totp`)
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
  await page.getByLabel('动态口令').fill(codeAt(secret, new Date()))
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByRole('heading', { name: '恢复码' }).waitFor()
  expect(await page.locator('.staff-codes li').count()).toBe(10)
  await looked(page, `${name}-recovery`)
  await page.getByRole('button', { name: '我已保存，继续' }).click()
  await page.getByRole('heading', { name: room, exact: true }).waitFor()
  return secret
}

test('the first link sets up three administrators; the invited sign in; everybody finds their way', async () => {
  const [first] = await firstLinks(portal.served.deps)
  const page = await portal.visit(first?.link ?? '')
  await page.getByText('三类管理员须是三个不同的人').waitFor()
  expect(page.url()).toBe(`${portal.url}/set-up`)
  await looked(page, 'administrators')
  for (const [n, [name, username]] of [
    ['安全甲', 'security.one'],
    ['系统乙', 'system.one'],
    ['审计丙', 'audit.one'],
  ].entries()) {
    await page
      .getByLabel('姓名')
      .nth(n)
      .fill(name ?? '')
    await page
      .getByLabel('用户名')
      .nth(n)
      .fill(username ?? '')
  }
  await page.getByLabel('新密码').fill('Password123!')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('这个密码不能用').waitFor()
  await page.getByLabel('新密码').fill(password)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { name: '请把链接分别交给两位管理员' }).waitFor()
  await looked(page, 'links')
  const links = await page.locator('dd.staff-secret').allInnerTexts()
  await page.getByRole('button', { name: '下一步' }).click()
  const secret = await enrolled(page, 'security')
  await page.getByText('安全管理员').first().waitFor()
  await looked(page, 'own')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('heading', { name: '工作人员登录' }).waitFor()
  await looked(page, 'sign-in')

  await page.getByLabel('用户名').fill('security.one')
  await page.getByLabel('密码').fill('Wrong#Guess77x')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('用户名或密码不对').waitFor()
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('还差一步').waitFor()
  await looked(page, 'code')
  // The code that set it up is spent: half a minute on there is another one.
  await page.getByLabel('动态口令').fill(codeAt(secret, new Date(Date.now() + 30_000)))
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByRole('heading', { name: '我的账号' }).waitFor()

  const invited = await portal.visit(links[0]?.slice(portal.url.length) ?? '')
  await invited.getByText('系统乙，您好').waitFor()
  await looked(invited, 'set-up')
  await invited.getByLabel('新密码').fill('Nf3$kWq8vzRb')
  await invited.getByRole('button', { name: '下一步' }).click()
  // Whoever has a room begins in it.
  await enrolled(invited, 'system', '通知')

  const again = await portal.visit(links[0]?.slice(portal.url.length) ?? '')
  await again.getByText('这个链接已经用过').waitFor()
  expect([...troubles(page), ...troubles(invited)]).toEqual([])
})

test('whoever is not signed in is led to the door, and not out of the house', async () => {
  const page = await portal.visit('/desk')
  await page.getByRole('heading', { name: '工作人员登录' }).waitFor()
  expect(page.url()).toBe(`${portal.url}/sign-in?to=%2Fdesk`)
  const english = await portal.visit('/sign-in?to=//evil.example', { language: 'en' })
  await english.getByRole('heading', { name: 'Sign in to work' }).waitFor()
  await looked(english, 'sign-in-en')
})
