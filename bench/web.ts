/**
 * The pages as a phone and a desk have them, in a real browser on the demo: `node bench/web.ts [--matters 1000000]`, with so
 * many matters, orders and movements of the book behind those of the demo. Wanted: the portal's first load at most 120 KB of
 * packed script; words can be typed within 2 s on a processor four times slower over a slow 4G; what is on the page moves by
 * at most 0.02; a list of the desk answers a key in under 100 ms.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { generate } from 'otplib'
import type { BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../test/e2e/browser.ts'
import { median } from './database.ts'
import { fillBehind } from './filled-book.ts'

const TURNS = 5
const KEYS = 40
/** Until what was pressed before has been fetched. */
const REST_MS = 300
const { values } = parseArgs({ options: { matters: { type: 'string', default: '0' } } })
const matters = Number(values.matters)
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
/** A list of the desk: whose, where, its rows, the one stood at, and the request it comes from. */
const desks = [
  {
    who: 'dispatcher1',
    path: '/desk/matters',
    rows: '.matters tbody tr',
    here: '.matter-here',
    list: /\/api\/matters\?/,
  },
  { who: 'dispatcher2', path: '/desk/triage', rows: '.queue li', here: '.queue-here', list: /\/api\/matters\?/ },
  { who: 'housing.leader', path: '/desk/bench', rows: '.orders-list li', here: '.order-here', list: /work-orders\?/ },
]
const portal = ['/', '/submit', '/look-up', '/answers', '/book']

try {
  while (!(await fetch(`${url}/api/health`).catch(() => null))?.ok) await sleep(200)
  if (matters > 0) await fillBehind(folder, matters, new Date())
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

  // The demo's own dispatchers leave nothing in the queue.
  for (const { who, path, rows, here, list } of matters > 0 ? desks : desks.slice(0, 1)) {
    const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await signIn(desk, who)
    const page = await desk.newPage()
    const asked = page.waitForResponse((answer) => list.test(answer.url()))
    await page.goto(`${url}${path}`)
    const address = (await asked).url()
    await page.locator(rows).nth(40).waitFor()
    await sleep(REST_MS)
    const keys: number[] = []
    for (let turn = 0; turn < KEYS; turn += 1) {
      keys.push(await page.evaluate(untilPainted, { key: turn < KEYS / 2 ? 'j' : 'k', here }))
      // Whoever moves by keys looks at what they stand at; what it fetches is not the next key's.
      await sleep(REST_MS)
    }
    const requests: number[] = []
    for (let turn = 0; turn < KEYS; turn += 1) {
      const began = performance.now()
      const answer = await desk.request.get(address)
      if (!answer.ok()) throw new Error(`${address} ${answer.status()}`)
      requests.push(performance.now() - began)
    }
    console.log(`desk ${path}, a key until it is painted: ${spread(keys)}; its list: ${spread(requests)}`)
    await desk.close()
  }
  const reads: number[] = []
  for (let turn = 0; turn < KEYS; turn += 1) {
    const began = performance.now()
    await (await fetch(`${url}/api/book`)).json()
    reads.push(performance.now() - began)
  }
  console.log(`portal, figures of the book: ${spread(reads)}`)
  await browser.close()
} finally {
  server.kill('SIGINT')
  await new Promise((done) => server.once('close', done))
  rmSync(folder, { recursive: true, force: true })
}

/** Presses a key in the page; milliseconds until another row is marked and painted. */
function untilPainted({ key, here }: { key: string; here: string }): Promise<number> {
  return new Promise((done, failed) => {
    const standing = () => document.querySelector(here)?.getAttribute('data-id')
    const before = standing()
    const began = performance.now()
    const look = () => {
      if (performance.now() - began > 5000) return failed(new Error(`nothing moved at ${key}`))
      if (standing() === before) return requestAnimationFrame(look)
      // After the next frame has been drawn.
      return requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)))
    }
    dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    look()
  })
}

function spread(times: readonly number[]): string {
  return `median ${median(times).toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms`
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
