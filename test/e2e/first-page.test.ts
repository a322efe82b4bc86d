import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../server/new-id.ts'
import { openBrowser } from './browser.ts'
import { cut } from './cut.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const words = '村东头第二个路口的路灯坏了快一个月，晚上看不清路。'
const field = (page: Page) => page.getByLabel('您想说什么？')
const submit = (page: Page) => page.getByRole('button', { name: '提交' })

async function submissionsSaying(text: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from submission where text = ${text}`.execute(
    portal.served.database.owner,
  )
  return rows[0]?.n ?? 0
}

async function receiptOf(page: Page) {
  await page.getByRole('heading', { name: '已经收到' }).waitFor()
  const figures = await page.locator('.receipt dd').allInnerTexts()
  return { number: figures[0] ?? '', code: figures[1] ?? '' }
}

/** Presses Tab until the element has the focus; fails where the keyboard does not reach it. */
async function tabTo(page: Page, name: string | RegExp, role: 'link' | 'button' | 'textbox'): Promise<void> {
  const wanted = page.getByRole(role, { name }).last()
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`the keyboard does not reach ${String(name)}`)
}

async function judged(page: Page): Promise<number> {
  const row = page.getByRole('row', { name: /^待研判/ })
  return (await row.count()) === 0 ? 0 : Number((await row.locator('td').last().innerText()).replaceAll(',', ''))
}

test('a citizen says it, looks it up and sees the book change, by keyboard alone', async () => {
  const page = await portal.visit('/book')
  await page.getByText(/^数据时间/).waitFor()
  const before = await judged(page)

  await page.goto(portal.url)
  await tabTo(page, /^说一说 用自己的话/, 'link')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '说一说' }).waitFor()
  await tabTo(page, '您想说什么？', 'textbox')
  await page.keyboard.insertText(words)
  await tabTo(page, '在什么地方？', 'textbox')
  await page.keyboard.insertText('河口嘎查')
  await tabTo(page, '提交', 'button')
  await page.keyboard.press('Enter')
  const { number, code } = await receiptOf(page)
  expect(number).toMatch(/^CS\d/)
  expect(code).toMatch(/^\w{8}$/)
  expect(page.url()).not.toContain(code)

  await page.goto(`${portal.url}/look-up`)
  await tabTo(page, '编号', 'textbox')
  await page.keyboard.type(number)
  await page.keyboard.press('Tab')
  await page.keyboard.type(code.toLowerCase())
  await page.keyboard.press('Enter')
  await page.getByRole('blockquote').getByText(words).waitFor()
  await page.getByText('热线中心正在看是什么事、归谁管。').waitFor()
  expect(await page.locator('.step-head b').allInnerTexts()).toEqual(['受理'])

  await page.goto(`${portal.url}/book`)
  await page.getByText(/^数据时间/).waitFor()
  expect(await judged(page)).toBe(before + 1)
  // Until somebody has read what it is, it may be a report, which nobody learns of here.
  expect(await page.getByText(number).count()).toBe(0)
  const { call } = portal.served
  const { rows } = (await call('GET', `/api/matters?number=${number}`, { as: ['dispatcher'] })).body
  const details = { kind: 'help', categoryCode: '0101001', regionCode: '159901100201' }
  const body = { id: newId(), action: 'open', details }
  expect((await call('POST', `/api/matters/${rows[0].id}/entries`, { as: ['dispatcher'], body })).status).toBe(201)
  await page.reload()
  await page.getByText(number).waitFor()
  expect(await page.getByText(words).count()).toBe(0)
  expect(troubles(page)).toEqual([])
})

test('the answer reaches the citizen, and the balance moves', async () => {
  const { call } = portal.served
  const said = await call('POST', '/api/submissions', { body: { id: newId(), text: '请问医保卡丢了去哪里补？' } })
  const { number, queryCode } = said.body
  const { rows } = (await call('GET', `/api/matters?number=${number}`, { as: ['operator'] })).body
  const settled = await call('POST', `/api/matters/${rows[0].id}/entries`, {
    as: ['operator'],
    body: {
      id: newId(),
      action: 'settle',
      details: {
        answer: '带身份证到任一医保窗口补办。',
        kind: 'inquiry',
        categoryCode: '01',
        regionCode: '159901000000',
      },
    },
  })
  expect(settled.status).toBe(201)

  const page = await portal.visit('/look-up')
  await page.getByLabel('编号').fill(number)
  await page.getByLabel('查询码').fill(queryCode)
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText('带身份证到任一医保窗口补办。').waitFor()
  await page.getByText('已有答复，不再计时').waitFor()

  await page.goto(`${portal.url}/book`)
  await page.getByText('账平：').waitFor()
  const term = async (name: string) =>
    Number(await page.getByRole('row', { name }).locator('.unseen').last().innerText())
  expect(await term('本月新建')).toBeGreaterThan(0)
  expect(await term('现在还有')).toBe(
    (await term('上月结转')) +
      (await term('本月新建')) +
      (await term('重办')) -
      (await term('清账')) -
      (await term('销账')),
  )
})

test('clicking twice submits once', async () => {
  const text = '小区门口的井盖松了，车压过去响。'
  const page = await portal.visit('/submit')
  await field(page).fill(text)
  await submit(page).dblclick()
  await receiptOf(page)
  expect(await submissionsSaying(text)).toBe(1)
})

test('what waits for the network is taken back, changed and sent once', async () => {
  const text = '河边的垃圾没有人清。'
  const page = await portal.visit('/submit')
  await page.waitForLoadState('networkidle')
  await field(page).fill('河边的垃圾')
  await page.getByLabel('电话').fill('138 0000 0000')
  await page.context().setOffline(true)
  await submit(page).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  await page.getByRole('button', { name: '拿回来修改' }).click()
  await page.getByText('这是您上次没有写完的内容。').waitFor()
  expect(await field(page).inputValue()).toBe('河边的垃圾')
  expect(await page.getByLabel('电话').inputValue()).toBe('138 0000 0000')

  await page.context().setOffline(false)
  await field(page).fill(text)
  await submit(page).click()
  await receiptOf(page)
  expect(await submissionsSaying(text)).toBe(1)
  expect(await submissionsSaying('河边的垃圾')).toBe(0)

  const next = await portal.visit('/submit', { context: page.context() })
  expect(await field(next).inputValue()).toBe('')
})

test('when the answer is lost and the words are changed, the citizen is told which version arrived', async () => {
  const text = '学校门口没有斑马线。'
  const page = await portal.visit('/submit')
  const { mend } = await cut(page, '**/api/submissions', 1, 'answer')
  await field(page).fill(text)
  await submit(page).click()
  await page.getByRole('button', { name: '拿回来修改' }).click()
  await page.getByText('这是您上次没有写完的内容。').waitFor()
  await mend()
  await field(page).fill('学校门口没有红绿灯。')
  await submit(page).click()
  await receiptOf(page)
  await page.getByText('断网之前提交的一版可能先到了').waitFor()
  await page.getByRole('link', { name: '看看办到哪一步' }).click()
  await page.getByRole('blockquote').getByText(text).waitFor()
  expect(await submissionsSaying('学校门口没有红绿灯。')).toBe(0)
})

test('another page with the same draft and other words is a submission of its own', async () => {
  const page = await portal.visit('/submit')
  await field(page).fill('路面有坑。')
  const other = await portal.visit('/submit', { context: page.context() })
  await submit(page).click()
  const first = await receiptOf(page)
  await field(other).fill('路面有坑，已经摔了两个人。')
  await submit(other).click()
  expect((await receiptOf(other)).number).not.toBe(first.number)
})

test('a wrong code gets a sentence that says what to do', async () => {
  const page = await portal.visit('/look-up')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText('请填写编号。').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('number')
  await page.getByLabel('编号').fill('CS-20260101-0001')
  await page.getByLabel('查询码').fill('XXXXXXXX')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('alert').getByText('没有找到这条来件，请核对编号和查询码。').waitFor()
  expect(await page.getByLabel('编号').inputValue()).toBe('CS-20260101-0001')
})

test('markup in the words is shown as words', async () => {
  const text = '<img src=x onerror="alert(1)"><script>alert(2)</script> & <b>粗</b> 😀𠮷 {name}'
  const page = await portal.visit('/submit')
  await field(page).fill(text)
  await submit(page).click()
  await receiptOf(page)
  await page.getByRole('link', { name: '看看办到哪一步' }).click()
  await page.getByRole('blockquote').waitFor()
  expect(await page.getByRole('blockquote').innerText()).toBe(text)
  expect(await page.locator('blockquote *').count()).toBe(0)
  expect(troubles(page)).toEqual([])
})

test('what is wrong is said at the field before anything is sent', async () => {
  const page = await portal.visit('/submit')
  await submit(page).click()
  await page.getByText('请写下您想说的事。').waitFor()
  expect(await field(page).getAttribute('aria-invalid')).toBe('true')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await field(page).fill(words)
  await page.getByLabel('电话').fill('打给我')
  await submit(page).click()
  await page.getByText('请只写数字').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('phone')
})

test('files are sent after the words, and one that is refused says why', async () => {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a3241b' } })
    .png()
    .toBuffer()
  const page = await portal.visit('/submit')
  await field(page).fill('井盖丢了，附照片。')
  await page.locator('input[type=file]').setInputFiles([
    { name: '井盖.png', mimeType: 'image/png', buffer: photo },
    { name: '坏的.png', mimeType: 'image/png', buffer: Buffer.from('not an image') },
    { name: '程序.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
  ])
  await page.getByText('“程序.exe”不是图片、录音或 PDF').waitFor()
  await submit(page).click()
  const { number, code } = await receiptOf(page)
  await page.getByText('已上传').waitFor()
  await page.getByText('没有上传').waitFor()
  const found = await portal.served.call('GET', `/api/submissions/${number}?code=${code}`)
  expect(found.body.attachments.map(({ name }: { name: string }) => name)).toEqual(['井盖.jpg'])
})

test('the receipt survives a reload, and the next submission begins empty', async () => {
  const page = await portal.visit('/submit')
  await field(page).fill('路牌倒了。')
  await submit(page).click()
  const receipt = await receiptOf(page)
  await page.reload()
  expect(await receiptOf(page)).toEqual(receipt)
  // The way past the head of the page changes no address: the receipt is kept with it.
  await page.getByRole('link', { name: '跳到正文' }).press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('content')
  expect(await receiptOf(page)).toEqual(receipt)
  await page.getByRole('link', { name: '再说一件' }).click()
  expect(await field(page).inputValue()).toBe('')
})

test('every page that was not opened yet opens without network, and says what failed', async () => {
  const page = await portal.visit('/')
  await page.waitForResponse(/LookUpPage.*\.js$/)
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.getByRole('link', { name: /^查一查 凭编号/ }).click()
  await page.getByLabel('编号').fill('CS-1')
  await page.getByLabel('查询码').fill('XXXXXXXX')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('alert').getByText('网络不通').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('alert').getByText('没有找到这条来件').waitFor()
})

test('the language is remembered and told to the browser', async () => {
  const page = await portal.visit('/nowhere')
  await page.getByRole('heading', { name: '没有这一页' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  expect(await page.title()).toBe('There is no such page · Lianxin')
})

test('Chinese is drawn also where the machine has no face for it', async () => {
  const browser = await openBrowser('latin')
  try {
    const page = await browser.newPage()
    await page.goto(portal.url)
    await page.getByText('账平：').waitFor()
    await page.evaluate(() => document.fonts.ready)
    const pictures = await page.evaluate(() =>
      ['账', '心', '说'].map((character) => {
        const context = document.createElement('canvas').getContext('2d')!
        const drawn = (face: string) => {
          context.clearRect(0, 0, 40, 40)
          context.font = `20px ${face}`
          context.fillText(character, 2, 24)
          return context.getImageData(0, 0, 40, 40).data.join()
        }
        return { without: drawn('sans-serif'), with: drawn(getComputedStyle(document.body).fontFamily) }
      }),
    )
    expect(new Set(pictures.map(({ without }) => without)).size).toBe(1)
    expect(new Set(pictures.map((picture) => picture.with)).size).toBe(3)
  } finally {
    await browser.close()
  }
})

test('pages come packed, and what never changes is kept by the browser', async () => {
  const page = await portal.visit('/')
  const [script] = await page.locator('script[type=module]').all()
  const address = `${portal.url}${await script?.getAttribute('src')}`
  const ask = async (url: string) => (await fetch(url, { headers: { 'accept-encoding': 'br' } })).headers
  expect((await ask(address)).get('content-encoding')).toBe('br')
  expect((await ask(address)).get('cache-control')).toContain('immutable')
  for (const path of ['/', '/submit', '/nowhere']) {
    const headers = await ask(portal.url + path)
    expect(headers.get('cache-control'), path).toBe('no-cache')
    expect(headers.get('content-type'), path).toContain('text/html')
  }
  expect((await ask(`${portal.url}/assets/gone.js`)).get('content-type')).toContain('problem+json')
})

test('a citizen’s phone loads at most 120 KB of script before the first page stands', async () => {
  const html = await (await fetch(portal.url)).text()
  const scripts = Array.from(html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g), ([, address]) => address ?? '')
  expect(scripts.length).toBeGreaterThan(0)
  const sizes = await Promise.all(
    scripts.map(
      async (address) => gzipSync(Buffer.from(await (await fetch(portal.url + address)).arrayBuffer())).length,
    ),
  )
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(120_000)
})
