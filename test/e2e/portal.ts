import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFailed, TestRunner } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { buildWebIfStale } from '../../scripts/build-web.ts'
import { type TestApp, testApp } from '../app.ts'
import { openBrowser } from './browser.ts'

/** The portal as a citizen meets it: the real server with a database of its own, and a real browser before it. */
export type Portal = Readonly<{
  url: string
  served: TestApp
  browser: Browser
  /** An empty page in a browser that has never been here; what goes wrong in it fails the test that asks `troubles`. */
  blank: (options?: Visit) => Promise<Page>
  /** Such a page, at a path. */
  visit: (path: string, options?: Visit) => Promise<Page>
  close: () => Promise<void>
}>

type Visit = BrowserContextOptions &
  Readonly<{
    language?: 'zh' | 'en'
    context?: BrowserContext /** Signed in as a person of a role, and unit. */
    as?: readonly [Role, string?]
  }>

/**
 * @param maps `drawn`: in a browser that draws maps, as `openBrowser`
 * @param pages the folder of the built pages; of what is in the checkout where it is not said
 * @param now the clock the server reads; the machine's, which is the browser's, unless given
 */
export async function openPortal(maps: 'drawn' | 'none' = 'none', pages?: string, now?: () => Date): Promise<Portal> {
  const [folder, browser] = await Promise.all([pages ?? buildWebIfStale(() => {}), openBrowser('system', maps)])
  const served = await testApp(now, folder)
  const url = await served.app.listen({ host: '127.0.0.1', port: 0 })
  const blank: Portal['blank'] = async ({ language = 'zh', context, as, ...options } = {}) => {
    const place =
      context ??
      (await browser.newContext({ viewport: { width: 360, height: 780 }, serviceWorkers: 'block', ...options }))
    if (language === 'en') await place.addInitScript(() => localStorage.setItem('lianxin.language', 'en'))
    if (as) {
      const [name = '', value = ''] = (await served.cookieOf(...as)).cookie.split('=')
      await place.addCookies([{ name, value, url }])
    }
    const page = await place.newPage()
    page.setDefaultTimeout(30_000)
    // Of a test that fails once in many runs nothing else is left to find out why.
    if (TestRunner.getCurrentTest()) onTestFailed(async () => console.error(await standing(page)))
    page.on('pageerror', (error) => troubles(page).push(String(error)))
    page.on('console', (message) => {
      // Chromium itself says of every answer that is not 2xx that it failed; what the page makes of it is tested.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        troubles(page).push(message.text())
    })
    page.on('dialog', (dialog) => {
      troubles(page).push(dialog.message())
      void dialog.accept()
    })
    return page
  }
  return {
    url,
    served,
    browser,
    blank,
    async visit(path, options) {
      const page = await blank(options)
      await page.goto(`${url}${path}`)
      await page.locator('h1').waitFor()
      return page
    },
    async close() {
      await browser.close()
      await served.close()
    },
  }
}

/** Where a page is, what has the focus there, and its words. */
async function standing(page: Page): Promise<string> {
  if (page.isClosed()) return ''
  const words = page.evaluate(() => {
    const { activeElement, body } = document
    return `${activeElement?.outerHTML.slice(0, 200)}\n${body.innerText.slice(0, 2000)}`
  })
  return `${page.url()}\n${await words.catch(String)}`
}

const noted = new WeakMap<Page, string[]>()

/** Errors, what the console holds of them, and dialogs of a page so far. */
export function troubles(page: Page): string[] {
  const list = noted.get(page) ?? []
  noted.set(page, list)
  return list
}
