import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watermarkWords } from '../../domain/access/watermark.ts'
import { pagePolicy } from '../../server/edges/headers.ts'
import { Watermark } from '../../web/ui/Watermark.tsx'
import { violations } from './axe.ts'
import { openBrowser } from './browser.ts'

const ui = join(import.meta.dirname, '../../web/ui')
const told = {
  prefecture: '测试盟',
  unit: '住建局',
  name: '张三',
  at: new Date('2026-04-17T06:05:00Z'),
  mark: '7F3K-9Q2M',
}
const words = watermarkWords(told)
const styles = ['tokens.css', 'base.css', 'Button.css', 'Watermark.css']
  .map((name) => readFileSync(join(ui, name), 'utf8'))
  .join('\n')

/** A page of two sheets of paper, with what lies under a watermark. */
const body = `<main><h1>工单</h1><p><a href="/next">下一张</a> <button type="button" class="button">签收</button></p>${'<p>正文一行，说明这件事怎么办。</p>'.repeat(60)}</main>`

let server: Server
let browser: Browser
let address: string
beforeAll(async () => {
  server = createServer((request, reply) => {
    reply.setHeader('content-security-policy', pagePolicy(null))
    if (request.url === '/styles.css') return reply.setHeader('content-type', 'text/css').end(styles)
    const drawn = request.url === '/bare' ? '' : renderToStaticMarkup(createElement(Watermark, { words }))
    return reply
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(
        `<!doctype html><html lang="zh-CN"><title>工单</title><link rel="stylesheet" href="/styles.css">${body}${drawn}</html>`,
      )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
})

async function open(path = '/'): Promise<{ page: Page; refused: string[] }> {
  const context = await browser.newContext({ viewport: { width: 768, height: 900 } })
  const page = await context.newPage()
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text())
  })
  await page.goto(`${address}${path}`)
  return { page, refused }
}

test('it is drawn over the page under the policy of our pages, with no style written into it', async () => {
  const { page, refused } = await open()
  const bare = await open('/bare')
  expect(await page.screenshot()).not.toEqual(await bare.page.screenshot())
  expect([refused, bare.refused]).toEqual([[], []])
  expect(await page.locator('[style], style, script').count()).toBe(0)
  const [who, when] = await page.locator('.watermark text').allTextContents()
  expect([who, when]).toEqual(['测试盟 · 住建局 · 张三', '2026-04-17 14:05 · 7F3K-9Q2M'])
})

test('it covers the window wherever one scrolls to, and catches no click and no words', async () => {
  const { page } = await open()
  await page.evaluate(() => window.scrollTo(0, 800))
  expect(await page.locator('.watermark').boundingBox()).toEqual({ x: 0, y: 0, width: 768, height: 900 })
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.getByRole('button', { name: '签收' }).click()
  expect(
    await page.evaluate(() => (getSelection()?.selectAllChildren(document.body), String(getSelection()))),
  ).not.toContain('7F3K')
  await page.getByRole('link', { name: '下一张' }).click()
  expect(new URL(page.url()).pathname).toBe('/next')
})

test('who hears the page does not hear it, and axe finds nothing, light and dark', async () => {
  const { page } = await open()
  expect(await page.locator('body').ariaSnapshot()).not.toContain('7F3K')
  for (const colorScheme of ['light', 'dark'] as const) {
    // Colours that are on their way from light to dark are neither.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await violations(page)).toEqual([])
  }
})

test('it stands on every printed page', async () => {
  const { page } = await open()
  const printed = await page.pdf({ format: 'A4' })
  const bare = await (await open('/bare')).page.pdf({ format: 'A4' })
  expect(pagesOf(printed)).toBeGreaterThan(1)
  expect(pagesOf(printed)).toBe(pagesOf(bare))
  // As text and not as a background, which printers leave out: of the pattern, on each page.
  expect(patternsOf(printed)).toBeGreaterThanOrEqual(pagesOf(printed))
  expect(patternsOf(bare)).toBe(0)
})

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
const patternsOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/PatternType 1\b/g)?.length ?? 0
