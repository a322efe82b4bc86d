import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Shape } from '../../domain/region/shape.ts'
import { buildWebIfStale } from '../../scripts/build-web.ts'
import { buildApp } from '../../server/app.ts'
import { inTenant } from '../../server/db/tenant.ts'
import { putMap } from '../../server/map/store.ts'
import { type Given, plant } from '../crawl/planted.ts'
import { TENANT } from '../prefecture.ts'
import { violations } from './axe.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
const cases: readonly Given[] = [
  { kind: 'help', secrecy: 'open', ripeness: 'opened' },
  { kind: 'complaint', secrecy: 'open', ripeness: 'sent', to: { leadUnitId: 'roads' } },
  { kind: 'help', secrecy: 'open', ripeness: 'opened', elsewhere: true },
  { kind: 'report', secrecy: 'open', ripeness: 'opened' },
]
beforeAll(async () => {
  portal = await openPortal('drawn')
  for (const [n, given] of cases.entries()) await plant(portal.served, TENANT, n + 1, given)
})
afterAll(() => portal?.close())

const square = (code: string, name: string, level: 'county' | 'township', [lon, lat, side]: readonly number[]) =>
  ({
    type: 'Feature',
    properties: { code, name, level },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ].map(([x, y]) => [lon! + x! * side!, lat! + y! * side!] as const),
      ],
    },
  }) satisfies Shape

function putSquares(): Promise<void> {
  const features = [
    square('159901000000', '东旗', 'county', [115, 43, 1]),
    square('159902000000', '西旗', 'county', [114, 43, 1]),
    square('159901100000', '河口苏木', 'township', [115.2, 43.2, 0.5]),
  ]
  const { app } = portal.served.database
  return inTenant(app, TENANT, (tx) => putMap(tx, TENANT, { type: 'FeatureCollection', features }, new Date()))
}

const rows = (page: Page) => page.locator('.newest tbody tr')
const asked = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

async function inEveryLook(page: Page): Promise<unknown> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const found: unknown[] = []
  for (const width of [360, 1440])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      found.push(...(await violations(page)).map((one) => [width, colorScheme, ...one]))
    }
  return found
}

test('the book is narrowed by place and category, and the address keeps it', async () => {
  const page = await portal.visit('/book')
  await page.locator('.matters-total', { hasText: '共 3 件' }).waitFor()
  await expect.poll(() => rows(page).count()).toBe(3)

  await page.getByLabel('地方', { exact: true }).selectOption({ label: '东旗（2）' })
  await page.getByLabel('苏木乡镇（街道）').selectOption({ label: '河口苏木（2）' })
  await page.getByLabel('哪类事').selectOption({ label: '城建（2）' })
  await expect.poll(() => rows(page).count()).toBe(2)
  expect(asked(page)).toEqual({ region: '159901100000', category: '01' })
  await page.reload()
  await expect.poll(() => page.getByLabel('苏木乡镇（街道）').inputValue()).toBe('159901100000')
  await expect.poll(() => rows(page).count()).toBe(2)

  await page.getByLabel('哪类事').selectOption({ label: '农牧（0）' })
  await page.getByText('没有这样的事项').waitFor()
  await page.goBack()
  await expect.poll(() => asked(page)).toEqual({ region: '159901100000', category: '01' })
  await page.goForward()
  await page.getByRole('button', { name: '去掉条件' }).click()
  await expect.poll(() => rows(page).count()).toBe(3)
  expect(asked(page)).toEqual({})
  expect(await inEveryLook(page)).toEqual([])
  expect(troubles(page)).toEqual([])
  await page.context().close()
})

test('where there is no map, or it cannot be drawn, the list beside it serves', async () => {
  const page = await portal.visit('/book?view=map')
  await page.getByText('本地还没有录入地图').waitFor()
  await page.locator('.book-places').getByRole('button', { name: '东旗' }).click()
  await expect.poll(() => asked(page).region).toBe('159901000000')
  await putSquares()
  await page.addInitScript(() => {
    // As on a device without WebGL 2.
    HTMLCanvasElement.prototype.getContext = () => null
  })
  await page.reload()
  await page.getByText('这台设备画不了地图').waitFor()
  await page.locator('.book-places').getByRole('button', { name: '河口苏木' }).waitFor()
  await page.context().close()
})

test('the map counts by place, opens to the keyboard, and asks nobody else for anything', async () => {
  await putSquares()
  const context = await portal.browser.newContext({ viewport: { width: 360, height: 780 } })
  const elsewhere: string[] = []
  const refused: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(portal.url) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url())
  })
  context.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text())) refused.push(message.text())
  })
  const page = await portal.visit('/book?view=map', { context })
  const mark = (name: string) => page.locator('.map-canvas').getByRole('button', { name })
  await mark('东旗，2 件').waitFor()
  await mark('西旗，1 件').waitFor()
  await page.getByRole('region', { name: '各地事项数目的地图' }).focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('map-mark')
  await mark('东旗，2 件').press('Enter')
  await mark('河口苏木，2 件').waitFor()
  expect(asked(page)).toEqual({ view: 'map', region: '159901000000' })
  await expect.poll(() => reddest(page)).toBeGreaterThan(100)
  expect(await inEveryLook(page)).toEqual([])
  expect([elsewhere, refused, troubles(page)]).toEqual([[], [], []])
  await context.close()
})

/** How many pixels of the map are of the red that the chosen place is drawn round with. */
async function reddest(page: Page): Promise<number> {
  const shot = await page.locator('.map-canvas').screenshot()
  const { data, info } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let count = 0
  for (let at = 0; at < data.length; at += info.channels)
    if (data[at]! > 140 && data[at + 1]! < 60 && data[at + 2]! < 60) count += 1
  return count
}

test('a source of tiles that is set is asked, and no other place is', async () => {
  await putSquares()
  const tile = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#2040ff' } })
    .png()
    .toBuffer()
  const got: string[] = []
  const tiles = await serveTiles((path) => {
    got.push(path)
    return tile
  })
  const { port } = tiles.address() as AddressInfo
  const { deps } = portal.served
  const source = { url: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`, credit: '<b>测绘院</b>' }
  const app = await buildApp({ ...deps, edges: { ...deps.edges, tiles: source } }, await buildWebIfStale(() => {}))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const page = await portal.blank()
  try {
    const answer = await page.goto(`${url}/book?view=map`)
    const policy = (await answer?.allHeaders())?.['content-security-policy']
    expect(policy).toContain(`connect-src 'self' http://127.0.0.1:${port};`)
    await page.locator('.map-mark').first().waitFor()
    await expect.poll(() => got.length).toBeGreaterThan(0)
    expect(got[0]).toMatch(/^\/\d+\/\d+\/\d+\.png$/)
    await page.getByText('<b>测绘院</b>').waitFor()
  } finally {
    // A server closes once nobody holds a connection to it.
    await page.context().close()
    await app.close()
    tiles.close()
  }
})

function serveTiles(answer: (path: string) => Buffer): Promise<Server> {
  const server = createServer((request, reply) => {
    reply.writeHead(200, {
      'content-type': 'image/png',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    reply.end(answer(request.url ?? ''))
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

test('a checked answer is found by everyday words; what is not there leads on', async () => {
  const page = await portal.visit('/answers')
  await page.getByText('找到 1 条').waitFor()
  await page.getByLabel('想问什么？').fill('家里暖气不热了')
  await page.keyboard.press('Enter')
  await page.getByText('先拨打供热公司客服').waitFor()
  expect(asked(page)).toEqual({ words: '家里暖气不热了' })
  expect(await page.locator('.answer[open] dl').innerText()).toContain('供热用热合同')
  expect(await inEveryLook(page)).toEqual([])

  await page.getByLabel('想问什么？').fill('草场边界')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText('没有找到合适的答案').waitFor()
  await page.getByRole('button', { name: '看全部' }).click()
  await page.getByRole('group').getByText('暖气不热怎么报修？').click()
  await page.getByText('先拨打供热公司客服').waitFor()
  await page.context().setOffline(true)
  await page.getByLabel('想问什么？').fill('停水')
  await page.keyboard.press('Enter')
  await page.getByText('网络不通').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByText('没有找到合适的答案').waitFor()
  expect(troubles(page)).toEqual([])
  await page.context().close()
})
