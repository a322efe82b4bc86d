import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cut } from './cut.ts'
import { openPortal, type Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const photo = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .withExif({ IFD0: { Make: 'Geheim' }, IFD3: { GPSLatitude: '41/1 0/1 0/1' } })
    .jpeg()
    .toBuffer()

type Stored = Readonly<{ submissions: number; files: readonly string[] }>

/** What stands in the database at the end: how often the words, and the files in their order. */
async function stored(text: string): Promise<Stored> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select s.id, a.name from submission s left join attachment a on a.tenant_id = s.tenant_id and a.submission_id = s.id
    where s.text = ${text} order by a.id`.execute(portal.served.database.owner)
  return { submissions: new Set(rows.map(({ id }) => id)).size, files: rows.flatMap(({ name }) => name ?? []) }
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('您想说什么？').fill(text)
  await page.locator('input[type=file]').setInputFiles([
    { name: '一.jpg', mimeType: 'image/jpeg', buffer: await photo(2400, 1200, 'red') },
    { name: '二.jpg', mimeType: 'image/jpeg', buffer: await photo(30, 40, 'green') },
  ])
  await page.getByText('二.jpg').waitFor()
}

const send = (page: Page) => page.getByRole('button', { name: '提交' }).click()
const words = '**/api/submissions'
const files = '**/attachments?*'

/** As when the network comes back: the browser says so. */
const back = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')))

test.each([
  ['before the words went out', words, 1, 'request'],
  ['after the words were stored, before the answer', words, 1, 'answer'],
  ['before the first file went out', files, 1, 'request'],
  ['after the first file was stored, before the answer', files, 1, 'answer'],
  ['between the files', files, 2, 'request'],
  ['after the last file was stored, before the answer', files, 2, 'answer'],
] as const)(
  'cut %s: one submission with all its files, in the page that stays open',
  async (step, address, nth, when) => {
    const text = `停水了：${step}`
    const page = await portal.visit('/submit')
    const { broken, mend } = await cut(page.context(), address, nth, when)
    await write(page, text)
    await send(page)
    if (address === words) await page.getByRole('heading', { name: '等待发送' }).waitFor()
    await broken
    await mend()
    await back(page)
    await page.getByRole('heading', { name: '已经收到' }).waitFor()
    await expect.poll(() => page.getByText('已上传').count()).toBe(2)
    expect(await stored(text)).toEqual({ submissions: 1, files: ['一.jpg', '二.jpg'] })
    // They stay to be read, and go from the device when the page is left.
    await page.getByRole('link', { name: '看看办到哪一步' }).click()
    await expect.poll(() => page.evaluate(parcelsKept)).toBe(0)
    await page.context().close()
  },
)

/** How many submissions the device still keeps. */
async function parcelsKept(): Promise<number> {
  const opened = indexedDB.open('lianxin')
  await new Promise((resolve) => opened.addEventListener('success', resolve))
  const rows = opened.result.transaction('parcels').objectStore('parcels').count()
  await new Promise((resolve) => rows.addEventListener('success', resolve))
  opened.result.close()
  return rows.result
}

test.each([
  ['the words', words, 1],
  ['the second file', files, 2],
] as const)(
  'cut at %s and the page closed: the next visit sends the rest once, from two pages at once',
  async (step, address, nth) => {
    const text = `停电了：${step}`
    const page = await portal.visit('/submit')
    const context = page.context()
    const { broken, mend } = await cut(context, address, nth, 'answer')
    await write(page, text)
    await send(page)
    await broken
    await page.close()
    await mend()

    const sent: string[] = []
    context.on('request', (request) => {
      if (request.method() === 'POST') sent.push(new URL(request.url()).pathname.replace(/.*\//, ''))
    })
    const [one, other] = await Promise.all([portal.visit('/', { context }), portal.visit('/', { context })])
    await expect.poll(() => stored(text)).toEqual({ submissions: 1, files: ['一.jpg', '二.jpg'] })
    if (address === words) {
      await one.getByRole('link', { name: '看编号和查询码' }).click()
      await one.getByRole('heading', { name: '已经收到' }).waitFor()
      await expect.poll(() => other.getByRole('link', { name: '看编号和查询码' }).count()).toBe(0)
    }
    await context.close()
  },
)

test('without a network from the start: the pages open, draft and photographs survive, and all is sent when it is back', async () => {
  const text = '桥断了，没有网络也要说。'
  const first = await portal.visit('/', { serviceWorkers: 'allow' })
  const context = first.context()
  await first.evaluate(() => navigator.serviceWorker.ready)
  expect(await first.evaluate(async () => (await caches.keys()).length)).toBeGreaterThan(0)
  const kept = await first.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return all.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept.filter((path) => path.startsWith('/api') || /desk/i.test(path))).toEqual([])
  await first.close()

  await context.setOffline(true)
  const page = await portal.visit('/submit', { context })
  await write(page, text)
  await page.getByLabel('电话').fill('138 0000 0000')
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBeGreaterThan(0)
  await page.waitForFunction(countKept, 2)
  await page.close()
  const again = await portal.visit('/submit', { context })
  await again.getByText('这是您上次没有写完的内容。').waitFor()
  await again.getByText('二.jpg').waitFor()
  expect(await again.getByLabel('电话').inputValue()).toBe('138 0000 0000')
  await send(again)
  await again.getByRole('heading', { name: '等待发送' }).waitFor()
  expect((await stored(text)).submissions).toBe(0)

  await context.setOffline(false)
  await again.getByRole('heading', { name: '已经收到' }).waitFor()
  await expect.poll(() => again.getByText('已上传').count()).toBe(2)
  expect(await stored(text)).toEqual({ submissions: 1, files: ['一.jpg', '二.jpg'] })
  await context.close()
})

/** Whether the device keeps so many files. */
async function countKept(wanted: number): Promise<boolean> {
  const opened = indexedDB.open('lianxin')
  await new Promise((resolve) => opened.addEventListener('success', resolve))
  const rows = opened.result.transaction('contents').objectStore('contents').count()
  await new Promise((resolve) => rows.addEventListener('success', resolve))
  opened.result.close()
  return rows.result === wanted
}

test('a photograph goes out as a JPEG of at most 1920 pixels that says nothing of the camera', async () => {
  const page = await portal.visit('/submit')
  const sent: Buffer[] = []
  await page.context().route(files, async (route) => {
    sent.push(route.request().postDataBuffer() ?? Buffer.alloc(0))
    await route.continue()
  })
  await write(page, '照片太大。')
  await send(page)
  await expect.poll(() => page.getByText('已上传').count()).toBe(2)
  const [large, small] = await Promise.all(sent.map((bytes) => sharp(bytes).metadata()))
  expect(large).toMatchObject({ format: 'jpeg', width: 1920, height: 960 })
  expect(small).toMatchObject({ format: 'jpeg', width: 30, height: 40 })
  expect([large?.exif, small?.exif]).toEqual([undefined, undefined])
  expect(new Set(sent.map((bytes) => hash('sha256', bytes))).size).toBe(2)
  await page.context().close()
})
