import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plain as plainEn } from '../../web/words/plain-en.ts'
import { plain } from '../../web/words/plain-zh.ts'
import { zh } from '../../web/words/zh.ts'
import { newId } from '../../server/new-id.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

/** The files of the pages that were fetched so far. */
const fetched = (page: Page) =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname))

test('large letters speak simple words, at once and in both languages; they are fetched when asked for, and stay', async () => {
  const page = await portal.visit('/')
  await page.getByText(zh.home.lead).waitFor()
  expect((await fetched(page)).filter((path) => /plain-|mongolian/i.test(path))).toEqual([])
  const elder = page.getByRole('button', { name: zh.modes.elder })
  await elder.click()
  await page.getByText(plain['home.lead']!).waitFor()
  expect(await page.getByText(zh.home.lead).count()).toBe(0)
  await page.getByText(plain['home.road.dispatch.text']!).waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText(plainEn['home.lead']!).waitFor()
  await page.reload()
  await page.getByText(plainEn['home.lead']!).waitFor()
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByText(plain['home.lead']!).waitFor()
  await elder.click()
  await page.getByText(zh.home.lead).waitFor()
  expect(troubles(page)).toEqual([])
  await page.context().close()
})

test('the last thing asked for stands, however slowly the words come', async () => {
  const page = await portal.visit('/')
  await page.route(/assets\/plain-zh/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    await route.continue()
  })
  await page.getByRole('button', { name: zh.modes.elder }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText(plainEn['home.lead']!).waitFor()
  await page.waitForTimeout(900)
  expect(await page.getByText(plainEn['home.lead']!).count()).toBe(1)
  await page.context().close()
})

test('where the simple words cannot be had, the usual ones stand in large letters', async () => {
  const page = await portal.visit('/')
  await page.route(/assets\/plain-/, (route) => route.abort())
  await page.getByRole('button', { name: zh.modes.elder }).click()
  await page.waitForFunction(() => document.documentElement.dataset['mode'] === 'elder')
  await page.getByText(zh.home.lead).waitFor()
  expect(troubles(page)).toEqual([])
  await page.context().close()
})

test('a state and its steps are said in simple words, in one column', async () => {
  const body = { id: newId(), text: '路灯坏了三天，晚上看不见路' }
  const { body: said } = await portal.served.call('POST', '/api/submissions', { body })
  const page = await portal.visit('/look-up', { viewport: { width: 1440, height: 900 } })
  await page.getByRole('button', { name: zh.modes.elder }).click()
  await page.locator('[name=number]').fill(said.number)
  await page.locator('[name=code]').fill(said.queryCode)
  await page.locator('button[type=submit]').click()
  await page.locator('.stamp', { hasText: plain['status:submitted']! }).waitFor()
  await page.getByText(plain['lookUp.explain.submitted']!).waitFor()
  await page.locator('.steps', { hasText: plain['action:register']! }).waitFor()
  for (const path of ['/', '/book', '/submit', '/answers', '/mine']) {
    await page.goto(portal.url + path)
    await page.locator('h1').waitFor()
    expect([path, await besides(page)]).toEqual([path, []])
  }
  await page.context().close()
})

/** Parts of a page that stand beside each other: headings of which one begins beside another. */
function besides(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll('main :is(h1, h2)')].map((heading) => ({
      text: heading.textContent ?? '',
      box: heading.getBoundingClientRect(),
    }))
    return parts.flatMap((one, n) =>
      parts
        .slice(n + 1)
        .filter((other) => one.box.top < other.box.bottom && other.box.top < one.box.bottom)
        .map((other) => `${one.text} | ${other.text}`),
    )
  })
}

test('read aloud are the simple words; what was being read stops when the words change', async () => {
  const context = await portal.browser.newContext({ serviceWorkers: 'block' })
  // A machine without a voice of its own gets one that writes down what it is given.
  await context.addInitScript(() => {
    const said: string[] = []
    const voices = [{ lang: 'zh-CN', localService: true }]
    const speechSynthesis = {
      getVoices: () => voices,
      speak: ({ text }: { text: string }) => said.push(text),
      cancel: () => said.splice(0),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }
    class SpeechSynthesisUtterance extends EventTarget {
      text: string
      constructor(text: string) {
        super()
        this.text = text
      }
    }
    Object.defineProperty(globalThis, 'speechSynthesis', { value: speechSynthesis })
    Object.assign(globalThis, { SpeechSynthesisUtterance, said })
  })
  const page = await portal.visit('/', { context })
  const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said.join(''))
  const read = page.getByRole('button', { name: zh.modes.read })
  await read.click()
  expect(await said()).toContain(zh.home.lead)
  await page.getByRole('button', { name: zh.modes.elder }).click()
  await page.getByText(plain['home.lead']!).waitFor()
  expect(await said()).toBe('')
  await read.click()
  expect(await said()).toContain(plain['home.lead'])
  await context.close()
})

test('a block stands in Mongolian, from top to bottom, in the packaged face, and moves nothing when it comes late', async () => {
  const page = await portal.visit('/')
  await page.locator('.balance').waitFor()
  expect((await fetched(page)).filter((path) => /mongolian/i.test(path))).toEqual([])
  await page.evaluate(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { hadRecentInput: boolean; value: number })[])
        if (!entry.hadRecentInput) shifts.push(entry.value)
    }).observe({ type: 'layout-shift', buffered: false })
  })
  // So late that what moves no longer counts as an answer to the press.
  await page.route(/assets\/MongolianBlock.*\.js/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1200))
    await route.continue()
  })
  const button = page.getByRole('button', { name: zh.modes.mongolian })
  await button.click()
  await page.locator('.vertical h2').waitFor()
  await page.waitForFunction(() =>
    [...document.fonts].some(({ family, status }) => /Noto Sans Mongolian/.test(family) && status === 'loaded'),
  )
  await page.waitForTimeout(300)
  const shift = await page.evaluate(() =>
    (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
  )
  expect(shift).toBeLessThanOrEqual(0.02)

  const lines = page.locator('.vertical-lines')
  expect(await lines.evaluate((element) => getComputedStyle(element).writingMode)).toBe('vertical-lr')
  expect(await facesOf(page, '.vertical h2 [lang="mn-Mong-CN"]')).toEqual(['Noto Sans Mongolian, packaged'])
  expect(await facesOf(page, '.vertical blockquote [lang="mn-Mong-CN"]')).toEqual(['Noto Sans Mongolian, packaged'])
  // Longer than wide: a line runs down.
  const { width, height } = (await page.locator('.vertical h2 span').boundingBox())!
  expect(height).toBeGreaterThan(width * 2)
  // Lines follow to the right.
  const [first, second] = await page
    .locator('.vertical-lines > *')
    .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().left))
  expect(second).toBeGreaterThan(first!)
  const wrong = await lines.evaluate((element) =>
    [...element.querySelectorAll('span[lang]')]
      .filter((span) => /\p{Script=Han}/u.test(span.textContent ?? '') !== (span.getAttribute('lang') === 'zh-CN'))
      .map((span) => span.outerHTML),
  )
  expect(wrong).toEqual([])
  // Upright Chinese has the height of its characters, whatever face the machine has.
  await expect
    .poll(() =>
      page
        .locator('.vertical li [lang="zh-CN"]')
        .evaluateAll((all) =>
          all.filter(
            (span) => span.getBoundingClientRect().height < Number.parseFloat(getComputedStyle(span).fontSize) * 2.5,
          ),
        ),
    )
    .toEqual([])
  await page.locator('.vertical').focus()
  const before = await page.locator('.vertical').evaluate((element) => element.scrollLeft)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.locator('.vertical').evaluate((element) => element.scrollLeft)).toBeGreaterThan(before)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: zh.modes.elder }).click()
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await violations(page)).toEqual([])
  expect(await beyond(page)).toEqual([])
  await button.click()
  expect(await page.locator('.vertical').count()).toBe(0)
  expect(troubles(page)).toEqual([])
  await page.context().close()
})

/** The faces that the browser draws an element's words with, and whether it fetched them. */
async function facesOf(page: Page, selector: string): Promise<readonly string[]> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  const { root } = await devtools.send('DOM.getDocument')
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId })
  await devtools.detach()
  return fonts.map(({ familyName, isCustomFont }) => `${familyName}${isCustomFont ? ', packaged' : ''}`)
}

test('the system administrator sees what each language lacks, finds a text, and takes the list along', async () => {
  const desk = { viewport: { width: 1440, height: 900 } }
  const page = await portal.visit('/desk/languages', { as: ['systemAdministrator'], ...desk })
  await page.locator('.languages-summary').waitFor()
  const figures = await page
    .locator('.languages-summary tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')))
  expect(figures.map(([name]) => name)).toEqual(['英文', '蒙古文（传统）', '大字版（中文）', '大字版（英文）'])
  for (const [, done, of, missing] of figures) {
    const number = (text = '') => Number(text.replaceAll(',', ''))
    expect(number(done) + number(missing)).toBe(number(of))
    expect(number(done)).toBeGreaterThan(0)
  }
  expect(figures[0]?.[3]).toBe('0')
  expect(await violations(page)).toEqual([])

  await page.locator('#languages-words').fill('件件有着落')
  await expect.poll(() => page.locator('.languages-lines tbody tr').count()).toBe(1)
  expect(await page.locator('.languages-lines code').innerText()).toBe('home.slogan')
  expect(new URL(page.url()).searchParams.get('words')).toBe('件件有着落')
  await page.reload()
  await page.locator('.languages-lines code', { hasText: 'home.slogan' }).waitFor()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载给译者（.csv）' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('连心-译文-蒙古文（传统）.csv')
  expect(await readFile(await file.path(), 'utf8')).toBe(
    `\ufeff位置,中文,英文,蒙古文（传统）,出处\r\nhome.slogan,${zh.home.slogan},"Every matter on the book, every voice answered",,\r\n`,
  )

  await page.goto(`${portal.url}/desk/languages?language=mn&state=done`)
  await page.locator('.languages-lines .vertical').first().waitFor()
  await page.getByText('Unicode CLDR 48.2.0, mn-Mong-MN, dates/fields/year/displayName').waitFor()
  expect(await violations(page)).toEqual([])
  await page.goto(`${portal.url}/desk/languages?language=plainZh&state=done&words=status:`)
  await page.locator('.languages-lines', { hasText: plain['status:suspended']! }).waitFor()
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await beyond(page)).toEqual([])
  }
  expect(troubles(page)).toEqual([])
  await page.context().close()
})

test('nobody else has the room of languages', async () => {
  const page = await portal.visit('/desk', { as: ['dispatcher'], viewport: { width: 1440, height: 900 } })
  expect(await page.getByRole('link', { name: '语言与译文' }).count()).toBe(0)
  await page.goto(`${portal.url}/desk/languages`)
  await page.getByText('没有这个页面').waitFor()
  await page.context().close()
})
