import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MailFailure } from '../../server/mail/mail.ts'
import { sendNotices } from '../../server/notice/send.ts'
import { ratingCode } from '../../server/notice/rating-link.ts'
import { dispatched } from '../dispatched.ts'
import { signer } from '../make.ts'
import { TENANT } from '../prefecture.ts'
import { goodChecklist } from '../story.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const pictures = process.env['LIANXIN_PICTURES']

/** No violation in light and dark, nothing wider than the page; and a picture at three widths where somebody wants to look. */
async function looked(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found = await violations(page)
    expect([name, colorScheme, found]).toEqual([name, colorScheme, []])
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      expect([name, width, await beyond(page)]).toEqual([name, width, []])
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${colorScheme}-${width}.png`, fullPage: true })
    }
  }
  expect(troubles(page)).toEqual([])
}

test('what was not sent is found and sent again; what is in doubt only after a second thought', async () => {
  const { served } = portal
  const submitter = { email: 'suhe@example.org' }
  const one = await dispatched(served, { said: { submitter } })
  const codes = ['refused', 'inDoubt'] as const
  let times = 0
  const mail = { send: () => Promise.reject(new MailFailure(codes[times++] ?? 'refused', 'SMTP')) }
  await sendNotices({ ...served.deps, sms: null, mail })
  const page = await portal.visit('/desk/notices', { as: ['supervisor'] })
  const stuck = page.locator('.notices-list li')
  await stuck.first().waitFor()
  expect(await stuck.count()).toBe(1)
  expect(await stuck.first().innerText()).toContain(one.number)
  expect(await page.getByText('通知模板').count()).toBe(0)
  await looked(page, 'trouble')
  await page.setViewportSize({ width: 1440, height: 900 })
  await stuck.first().getByRole('button', { name: '重发' }).click()
  await page.getByText('没有未能送出的通知').waitFor()
  await page.getByText('不确定是否送出').click()
  await stuck.first().waitFor()
  await stuck.first().getByRole('button', { name: '重发' }).click()
  await page.getByText('可能已经送达').last().waitFor()
  await page.getByRole('button', { name: '不重发' }).click()
  expect(await stuck.count()).toBe(1)
  await page.context().close()
})

test('the words of a kind are written with their effect in sight, and what gives something away cannot be saved', async () => {
  const page = await portal.visit('/desk/notices?part=words', { as: ['systemAdministrator'] })
  const text = page.locator('#notice-text')
  await text.waitFor()
  await page.locator('.notices-preview').waitFor()
  await looked(page, 'templates')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: '已派单', exact: true }).click()
  await text.fill('【连心】您举报的事，编号')
  await page.getByText('“举报”会让看到手机的人知道').waitFor()
  expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
  await text.fill('【连心】编号')
  await page.getByRole('button', { name: '{number} 编号' }).click()
  await page.locator('.notices-preview p', { hasText: '【连心】编号LX-20260302-000123' }).waitFor()
  expect(await page.locator('.notices-preview figcaption').innerText()).toContain('1 条短信')
  await page.keyboard.type('已交办。')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存，从今天起使用').waitFor()
  await page.context().close()

  const one = await dispatched(portal.served)
  const { notices } = (await portal.served.call('GET', `/api/submissions/${one.number}?code=${one.queryCode}`)).body
  expect(notices[0].zh).toBe(`编号${one.number}已交办。`)
})

test('a submitter reads what they were told, and rates by the link once', async () => {
  const { served } = portal
  const one = await dispatched(served)
  const housing = ['unitHandler', 'housing'] as const
  const orderId = await one.orderOf('housing')
  await one.act(housing, 'claim', { orderId })
  const answer = { record: '修了', reply: '修好了', solved: 'solved', signedBy: signer('housing') }
  await one.act(housing, 'answer', { orderId, ...answer })
  await one.act(['dispatcher'], 'audit', { passed: true, checklist: goodChecklist })
  const standing = await portal.visit(`/look-up#${one.number}/${one.queryCode}`)
  await standing.getByRole('heading', { name: '给您的通知' }).waitFor()
  expect(await standing.locator('.told > li').count()).toBe(3)
  await looked(standing, 'told')
  await standing.context().close()

  const code = ratingCode(served.deps.keys, TENANT, one.submissionId, 1)
  const page = await portal.visit(`/rate#${one.number}/${code}`)
  await page.getByText('承办单位：住建局').waitFor()
  await looked(page, 'rate')
  await page.getByText('解决了', { exact: true }).click()
  await page.getByText('很满意', { exact: true }).click()
  await page.getByRole('button', { name: '交给回访员' }).click()
  await page.getByText('您的评价已经收到').waitFor()
  await page.reload()
  await page.getByText('这个链接已经用过').waitFor()
  expect(await (await portal.visit('/rate', { language: 'en' })).getByText('The link is not whole').count()).toBe(1)
})
