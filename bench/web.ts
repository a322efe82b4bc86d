/**
 * The pages as a phone and a desk have them, in a real browser on the demo: `node bench/web.ts`. Wanted: the portal's first
 * load at most 120 KB of packed script; words can be typed within 2 s on a processor four times slower over a slow 4G; what
 * is on the page moves by at most 0.02; a list of the desk answers a key in under 100 ms.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { generate } from 'otplib'
import type { BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../test/e2e/browser.ts'
import { median } from './database.ts'

const TURNS = 5
const PORT = '18346'
const url = `http://127.0.0.1:${PORT}`
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'lianxin-bench-'))
const env = { ...process.env, LIANXIN_DATA: folder, PORT, DATABASE_URL: '', LIANXIN_LIMITS: 'off' }
const server = spawn(process.execPath, [join(root, 'scripts/run.mjs'), 'server/main.ts'], { env, stdio: 'ignore' })

/** Slow 4G as Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (750e3 / 8) * 0.9,
}
const portal = ['/', '/submit', '/look-up', '/answers', '/book']

try {
  while (!(await fetch(`${url}/api/health`).catch(() => null))?.ok) await sleep(200)
  const browser = await openBrowser()
  const phone = () => browser.newContext({ viewport: { width: 360, height: 780 }, serviceWorkers: 'block' })

  const packed = await fresh(phone, async (page) => {
    const scripts: Promise<number>[] = []
    page.on('response', (answer) => {
      if (new URL(answer.url()).pathname.endsWith('.js'))
        scripts.push(answer.body().then((body) => gzipSync(body).length))
    })
    await page.goto(url)
    await page.locator('h1').waitFor()
    return (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0) / 1024
  })
  console.log(`portal, first load: ${packed.toFixed(0)} KB of script, gzip`)

  for (const [name, slowly] of [
    ['as it is', false],
    ['4 × slower, slow 4G', true],
  ] as const) {
    const took: number[] = []
    for (let turn = 0; turn < TURNS; turn += 1)
      took.push(
        await fresh(phone, async (page) => {
          if (slowly) await slowDown(page)
          const began = performance.now()
          await page.goto(`${url}/submit`, { waitUntil: 'commit' })
          await page.locator('textarea').pressSequentially('说')
          await page.waitForFunction(() => document.querySelector('textarea')?.value === '说')
          return performance.now() - began
        }),
      )
    console.log(`portal, until a word is typed, ${name}: median ${median(took).toFixed(0)} ms`)
  }

  for (const path of portal) {
    const moved = await fresh(phone, async (page) => {
      await slowDown(page)
      await page.addInitScript(() => {
        Object.assign(window, { moved: 0 })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
            if (!entry.hadRecentInput) (window as unknown as { moved: number }).moved += entry.value
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto(`${url}${path}`)
      await page.waitForLoadState('networkidle')
      return page.evaluate(() => (window as unknown as { moved: number }).moved)
    })
    console.log(`portal ${path}: layout shift ${moved.toFixed(4)}`)
  }

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await signIn(desk, 'dispatcher1')
  const page = await desk.newPage()
  await page.goto(`${url}/desk/matters`)
  await page.locator('.matters tbody tr').nth(49).waitFor()
  const keys: number[] = []
  for (let turn = 0; turn < 40; turn += 1)
    keys.push(
      await page.evaluate(
        () =>
          new Promise<number>((done) => {
            const began = performance.now()
            dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)))
          }),
      ),
    )
  console.log(
    `desk, 50 rows, a key until it is painted: median ${median(keys).toFixed(0)} ms, slowest ${Math.max(...keys).toFixed(0)} ms`,
  )
  await browser.close()
} finally {
  server.kill('SIGINT')
  await new Promise((done) => server.once('close', done))
  rmSync(folder, { recursive: true, force: true })
}

async function fresh<T>(open: () => Promise<BrowserContext>, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await open()
  try {
    return await work(await context.newPage())
  } finally {
    await context.close()
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slow4G)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

async function signIn({ request }: BrowserContext, username: string): Promise<void> {
  const told = readFileSync(join(folder, 'demo-sign-in.txt'), 'utf8')
  const [, password] = /password: (\S+)/.exec(told) ?? []
  const [, secret = ''] = /authenticator: (\S+)/.exec(told) ?? []
  const headers = { origin: url }
  await request.post(`${url}/api/sign-in`, { data: { username, password }, headers })
  await request.post(`${url}/api/sign-in/code`, { data: { code: await generate({ secret }) }, headers })
}
