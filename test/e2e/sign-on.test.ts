import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWebIfStale } from '../../scripts/build-web.ts'
import { type SignedOn, startSignedOn } from '../../server/sign-on/test-site.ts'
import { actor } from '../make.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
let site: SignedOn
beforeAll(async () => {
  portal = await openPortal()
  site = await startSignedOn(portal.served, {}, await buildWebIfStale(() => {}))
  await site.account(actor('operator').id, 'zhang.san')
})
afterAll(async () => {
  await site?.close()
  await portal?.close()
})

test('in a browser: to the provider, through its pages and back, signed in; out again here', async () => {
  site.showing({ amr: ['otp'] })
  const context = await portal.browser.newContext()
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles(page).push(String(error)))
  await page.goto(`${site.url}/api/sign-on/begin?to=${encodeURIComponent('/book#newest')}`)
  expect(new URL(page.url()).origin).toBe(site.issuer.issuer)
  await page.locator('[name=login]').fill('zhang.san')
  await page.locator('[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(`${site.url}/book#newest`)
  await page.locator('h1').waitFor()

  const me = await page.evaluate(() => fetch('/api/me').then((answer) => answer.json()))
  expect(me).toMatchObject({ id: actor('operator').id })
  // Those of the provider are there too: cookies do not tell ports apart.
  const cookies = (await context.cookies(site.url)).filter(({ name }) => name.startsWith('lianxin'))
  expect(cookies).toMatchObject([{ name: 'lianxin', httpOnly: true, sameSite: 'Lax' }])
  expect(await page.evaluate(() => document.cookie)).toBe('')

  // Back and forward through what a browser remembers begins nothing.
  await page.goBack()
  await page.goForward()
  await page.evaluate(() => fetch('/api/sign-out', { method: 'POST' }).then((answer) => answer.text()))
  const ended = await page.evaluate(() => fetch('/api/sign-on/end').then((answer) => answer.json()))
  expect(ended.at).toContain(`${site.issuer.issuer}/session/end`)
  expect(await page.evaluate(() => fetch('/api/me').then(({ status }) => status))).toBe(401)
  expect(troubles(page)).toEqual([])
  await context.close()
})

test('in a browser: who declines there is led to the page to sign in, which is told why', async () => {
  const page = await portal.browser.newPage()
  await page.goto(`${site.url}/api/sign-on/begin?to=/book`)
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.waitForURL(`${site.url}/sign-in?failed=sign-on-failed&to=%2Fbook`)
  await page.context().close()
})
