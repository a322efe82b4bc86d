import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginCitizenSession } from '../../server/citizen/session.ts'
import { submitFrom } from '../../server/citizen/test-telephone.ts'
import { phoneHash as phoneHashOf } from '../../server/identity/vault.ts'
import { newId } from '../../server/new-id.ts'
import { dispatched, type Dispatched } from '../dispatched.ts'
import { TENANT } from '../prefecture.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { keyboard } from './keyboard.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
let settled: { number: string; queryCode: string }
let asked: Dispatched
let citizen: string
beforeAll(async () => {
  portal = await openPortal()
  settled = await settledMatter()
  asked = await askedByUnit()
  citizen = await citizenCookie()
})
afterAll(() => portal?.close())

const long = `没有空格的一串：${'连心'.repeat(60)} https://example.org/${'a'.repeat(150)}`

/** A matter with an answer, in words that do not break easily. */
async function settledMatter() {
  const { call } = portal.served
  const said = await call('POST', '/api/submissions', { body: { id: newId(), text: long, address: '河口嘎查' } })
  const { number } = said.body
  const { rows } = (await call('GET', `/api/matters?number=${number}`, { as: ['operator'] })).body
  const details = { answer: long, kind: 'help', categoryCode: '0101001', regionCode: '159901100000' }
  const body = { id: newId(), action: 'settle', details }
  const answered = await call('POST', `/api/matters/${rows[0].id}/entries`, { as: ['operator'], body })
  expect(answered.status).toBe(201)
  return said.body
}

/** A matter whose unit looks at who spoke, asks something, and has been answered. */
async function askedByUnit(): Promise<Dispatched> {
  const { call } = portal.served
  const one = await dispatched(portal.served, { said: { secrecy: 'open', submitter: { name: '苏和' } } })
  const housing = ['unitHandler', 'housing'] as const
  await one.act(housing, 'claim', { orderId: await one.orderOf('housing') })
  const look = { submissionId: one.submissionId, reason: '上门前核对称呼', purpose: 'contact' }
  expect((await call('POST', `/api/matters/${one.matterId}/reveals`, { as: housing, body: look })).status).toBe(200)
  const body = { id: newId(), orderId: await one.orderOf('housing'), text: long }
  const at = `/api/matters/${one.matterId}/voices/${one.submissionId}/relay`
  expect((await call('POST', at, { as: housing, body })).status).toBe(201)
  const answer = { id: newId(), unitId: 'housing', text: long }
  const answered = await call('POST', `/api/submissions/${one.number}/relay?code=${one.queryCode}`, { body: answer })
  expect(answered.status).toBe(201)
  return one
}

/** The cookie of somebody who said something in words that do not break easily, and showed their telephone. */
async function citizenCookie(): Promise<string> {
  const phone = '13600000001'
  await submitFrom(portal.served, phone, { title: long.slice(0, 200), text: long })
  const phoneHash = phoneHashOf(portal.served.deps.keys, TENANT, phone)
  return beginCitizenSession(portal.served.database.app, { tenantId: TENANT, phoneHash: phoneHash! }, new Date())
}

let telephones = 0

/** Every page in every state that it stays in, by the way a citizen gets there. */
const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the first page': async (page) => go(page, '/', '.balance'),
  'the first page with the block in Mongolian': async (page) => {
    await go(page, '/', '.balance')
    await page.locator('.modes [aria-expanded]').click()
    await page.locator('.vertical').waitFor()
    await page.locator('.mongolian-sources summary').click()
  },
  'the form': async (page) => go(page, '/submit', 'textarea'),
  'the form with mistakes': async (page) => {
    await go(page, '/submit', 'textarea')
    await page.locator('[name=phone]').fill('?')
    await page.locator('button[type=submit]').click()
    await page.locator('.submit-wrong').waitFor()
  },
  'the form without network': async (page) => {
    await go(page, '/submit', 'textarea')
    await page.locator('textarea').fill(long)
    await page.route('**/api/submissions', (route) => route.abort())
    await page.locator('button[type=submit]').click()
    await page.locator('.parcel-words').waitFor()
  },
  'the receipt': async (page) => {
    await go(page, '/submit', 'textarea')
    await page.locator('textarea').fill('收据上有编号和查询码。')
    await page.locator('button[type=submit]').click()
    await page.locator('.receipt-scan svg').waitFor()
  },
  'the look-up': async (page) => go(page, '/look-up', '[name=number]'),
  'what was found': async (page) => {
    await go(page, '/look-up', '[name=number]')
    await page.locator('[name=number]').fill(settled.number)
    await page.locator('[name=code]').fill(settled.queryCode)
    await page.locator('button[type=submit]').click()
    await page.locator('.standing-reply').waitFor()
  },
  'messages of a unit, with a mistake in the answer': async (page) => {
    await go(page, '/look-up', '[name=number]')
    await page.locator('[name=number]').fill(asked.number)
    await page.locator('[name=code]').fill(asked.queryCode)
    await page.locator('button[type=submit]').click()
    await page.locator('.relay-submitter').waitFor()
    await page.locator('.relay-reply button[type=submit]').click()
    await page.locator('.relay-reply .field-error').waitFor()
  },
  'my submissions, before the telephone': async (page) => go(page, '/mine', '[name=phone]'),
  'my submissions, before the code': async (page) => {
    await go(page, '/mine', '[name=phone]')
    await page.locator('[name=phone]').fill(`1361234000${(telephones += 1)}`)
    await page.keyboard.press('Enter')
    await page.locator('[name=code]').fill('000000')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
  },
  'my submissions': async (page) => {
    await page.context().addCookies([{ name: 'lianxin-citizen', value: citizen, url: portal.url }])
    await go(page, '/mine', '.mine-list')
  },
  'one of mine': async (page) => {
    await page.context().addCookies([{ name: 'lianxin-citizen', value: citizen, url: portal.url }])
    await go(page, '/mine', '.mine-list')
    await page.locator('.mine-one').first().click()
    await page.locator('.standing').waitFor()
  },
  'checked answers': async (page) => go(page, '/answers', '.answers-search'),
  'the book': async (page) => go(page, '/book', '.newest'),
  'no page': async (page) => go(page, '/nowhere', 'h1'),
}

async function go(page: Page, path: string, until: string): Promise<void> {
  await page.goto(`${portal.url}${path}`)
  await page.locator(until).first().waitFor()
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test.each(Object.entries(states))(
    '%s: nothing for axe to say, light, dark and in large letters; nothing runs out of the side; every target is 44 px high; the keyboard reaches everything, the hotline stays, paper is white',
    async (_name, reach) => {
      const page = await portal.blank({ language })
      await reach(page)
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
      if (language === 'zh') {
        // What still comes would stand behind who has walked past it.
        await page.waitForLoadState('networkidle')
        expect(await keyboard(page)).toEqual([])
      }
      // 320 px is a screen of 1280 px at 400 %, 640 px the same at 200 %.
      for (const width of [320, 640, 768, 960, 1440, 360]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await beyond(page), `${width} px`).toEqual([])
      }
      expect(await smallTargets(page)).toEqual([])
      // Names depend on the language, colours and places on mode and width.
      expect(await violations(page), 'light, 360 px').toEqual([])
      await page.evaluate(() => (document.documentElement.dataset['mode'] = 'elder'))
      expect(await beyond(page), '360 px in large letters').toEqual([])
      expect(await smallTargets(page), 'in large letters').toEqual([])
      await page.evaluate(() => delete document.documentElement.dataset['mode'])
      // By script: a style of its own is refused by the policy of the pages.
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
      expect(await beyond(page), '360 px with letters of twice the size').toEqual([])
      await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
      if (language === 'zh') await inEveryMode(page)
      if (language === 'zh') expect(await onPaper(page)).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
      expect(troubles(page)).toEqual([])
      await page.context().close()
    },
  )
})

/** What axe has not yet been asked: the narrow page in every other mode, then the wide one in all of them. */
async function inEveryMode(page: Page): Promise<void> {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    for (const [mode, colorScheme] of modes) {
      if (width === 360 && !mode && colorScheme === 'light') continue
      await page.emulateMedia({ colorScheme })
      await page.evaluate((named) => {
        const { dataset } = document.documentElement
        if (named) dataset['mode'] = named
        else delete dataset['mode']
      }, mode)
      expect(await violations(page), `${mode ?? 'plain'}, ${colorScheme}, ${width} px`).toEqual([])
      expect(await hotlineAtEnd(page), `${mode ?? 'plain'}, ${width} px`).toBe(true)
      if (mode !== 'elder') continue
      // Large letters: 7 to 1, and none under 24 px.
      expect(await violations(page, { rules: ['color-contrast-enhanced'] }), colorScheme).toEqual([])
      expect(await smallLetters(page), `${width} px`).toEqual([])
    }
  }
}

/** Whether the hotline can be read when the page is scrolled to its end. */
function hotlineAtEnd(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    window.scrollTo(0, document.documentElement.scrollHeight)
    const hotline = document.querySelector('a[href="tel:12345"]')!
    const { left, top, width, height } = hotline.getBoundingClientRect()
    return hotline.contains(document.elementFromPoint(left + width / 2, top + height / 2))
  })
}

/** The colours of paper and ink when somebody prints who reads in the dark. */
async function onPaper(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  return page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark'
    const { backgroundColor, color } = getComputedStyle(document.body)
    return [backgroundColor, color]
  })
}

const modes = [
  [null, 'light'],
  [null, 'dark'],
  ['elder', 'light'],
  ['elder', 'dark'],
] as const

/** Links and controls that a thumb would miss; those inside a line of text are as high as the line. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, button, input:not(.unseen), textarea, label.button')]
      .map((element) => ({ element: element.closest('label') ?? element, own: element }))
      .filter(({ element, own }) => own.matches(':not(.skip)') && element.getBoundingClientRect().height < 43.5)
      .map(({ own }) => `${own.outerHTML.slice(0, 120)} ${own.getBoundingClientRect().height}`),
  )
}

/** Words in letters under 24 px, where large letters are asked for. */
function smallLetters(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      const text = walker.currentNode.textContent?.trim()
      if (!text || !element?.checkVisibility() || element.closest('.unseen, option, noscript, .map-canvas')) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      if (size < 23.9) found.push(`${size} ${element.tagName}.${element.className}: ${text.slice(0, 40)}`)
    }
    return found
  })
}
