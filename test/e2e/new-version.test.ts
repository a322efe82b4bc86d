import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWebIfStale } from '../../scripts/build-web.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

/** Pages of our own, so that another version of them can take their place. */
const pages = mkdtempSync(join(tmpdir(), 'lianxin-pages-'))
let portal: Portal
beforeAll(async () => {
  cpSync(await buildWebIfStale(() => {}), pages, { recursive: true })
  portal = await openPortal('none', pages)
})
afterAll(async () => {
  await portal?.close()
  rmSync(pages, { recursive: true, force: true })
})

/** Puts the next version in the place of the pages, as an update of the server does. */
function update(): void {
  const change = (name: string, from: RegExp, to: string) => {
    const [before, path] = [readFileSync(join(pages, name), 'utf8'), join(pages, name)]
    expect(before).toMatch(from)
    writeFileSync(path, before.replace(from, to))
    for (const packed of ['.br', '.gz']) rmSync(path + packed, { force: true })
  }
  change('index.html', /<\/head>/, '<meta name="version" content="next"></head>')
  change('sw.js', /(url:"index\.html",revision:)"\w+"/, '$1"next"')
}

const words = (page: Page) => page.getByLabel('您想说什么？')
const isNext = (page: Page) => page.locator('meta[name=version][content=next]').count()
const offer = (page: Page) => page.getByText('网页有新版本。')

test('a new version is offered, waits as long as one likes, and loses nothing that was typed or chosen', async () => {
  const page = await portal.visit('/submit', { serviceWorkers: 'allow' })
  await page.evaluate(() => navigator.serviceWorker.ready)
  // From the second visit on the pages come from the device.
  await page.reload()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await words(page).fill('桥面')
  await page.getByLabel('电话').fill('138 0000 0000')
  await page.getByText('完全保密', { exact: true }).click()
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  await page.locator('input[type=file]').setInputFiles({ name: '桥.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.locator('.file-list').getByText('桥.jpg').waitFor()
  await words(page).focus()

  update()
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await offer(page).waitFor()
  // Who is writing is not disturbed: the bar takes neither the focus nor the page.
  await page.keyboard.press('End')
  await page.keyboard.insertText('裂了一道缝，')
  expect(await words(page).inputValue()).toBe('桥面裂了一道缝，')
  await page.getByRole('button', { name: '以后再说' }).click()
  await expect.poll(() => offer(page).count()).toBe(0)
  expect(await isNext(page)).toBe(0)

  await page.reload()
  await page.getByText('这是您上次没有写完的内容。').waitFor()
  expect(await isNext(page)).toBe(0)
  await offer(page).waitFor()
  await words(page).fill('桥面裂了一道缝，能看见河水。')
  await page.getByRole('button', { name: '换成新版本' }).click()
  await page.locator('meta[name=version]').waitFor({ state: 'attached' })
  await page.getByText('这是您上次没有写完的内容。').waitFor()
  expect(await words(page).inputValue()).toBe('桥面裂了一道缝，能看见河水。')
  expect(await page.getByLabel('电话').inputValue()).toBe('138 0000 0000')
  expect(await page.getByRole('radio', { name: '完全保密' }).isChecked()).toBe(true)
  await page.locator('.file-list').getByText('桥.jpg').waitFor()
  // It is there now, and nothing is left to be offered.
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting)).toBe(null)
  expect(troubles(page)).toEqual([])
  await page.context().close()
})
