import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { changeCatalogues } from '../../server/catalogue/change.ts'
import { defaultDangerWords } from '../../server/catalogue/default-danger-words.ts'
import { changesTo } from '../../server/catalogue/defaults.ts'
import { systemId } from '../../server/catalogue/set-up.ts'
import { inTenant } from '../../server/db/tenant.ts'
import { newId } from '../../server/new-id.ts'
import { TENANT } from '../prefecture.ts'
import { openPortal, type Portal, troubles } from './portal.ts'
import { sound } from './sound.ts'

const village = '159901100201'
const leak = '我在二号楼，楼道里燃气管子泄漏，家里老人头晕'
/** Pages in every look, where other work goes on beside. */
const long = { timeout: 120_000 }
const wide = { viewport: { width: 1440, height: 900 } }

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
  const changes = changesTo({ dangerWord: defaultDangerWords }, parsePlainDate('2020-01-01'), '测试')
  await inTenant(portal.served.database.app, TENANT, (tx) =>
    changeCatalogues(tx, TENANT, changes, { personId: systemId, at: new Date() }),
  )
})
afterAll(() => portal?.close())

async function said(text: string, told: object = {}): Promise<string> {
  const body = { id: newId(), channel: 'hotline', text, regionCode: village, ...told }
  return (await portal.served.call('POST', '/api/intake', { as: ['operator'], body })).body.matterId
}

async function closed(page: Page): Promise<void> {
  expect(troubles(page)).toEqual([])
  await page.context().close()
}

test(
  'triage without a reader: what holds words of danger comes first, says which, and is still for people',
  long,
  async () => {
    await said('草场禁牧补贴没有发')
    await said('我们村停水两天了')
    const matterId = await said(leak, { kind: 'help', categoryCode: '0101001' })
    await said('家里没有漏气，问一下安全知识讲座')
    const page = await portal.visit('/desk/triage', { as: ['dispatcher'], ...wide })
    await page.getByText('其中 2 件可能紧急，排在最前').waitFor()
    const first = page.locator('.queue li').first()
    await first.getByText('机器：可能特急').waitFor()
    expect(await first.textContent()).toContain('看的是“燃气”“泄漏”“头晕”')
    // What came before it is not as urgent.
    expect(await page.locator('.queue li').nth(1).textContent()).toContain('机器：可能紧急看的是“停水”')
    await first.locator('button').click()
    const marked = page.locator('.said mark.read-danger')
    await marked.first().waitFor()
    expect(await marked.allTextContents()).toEqual(['燃气', '泄漏', '头晕'])
    await page.getByText('说到险情词“燃气”“泄漏”“头晕”，可能特急，请先看').waitFor()
    const urgency = page.getByRole('radiogroup', { name: '紧急程度' })
    expect(await urgency.getByRole('radio', { name: '特急' }).isChecked()).toBe(true)
    await sound(page)

    // Taken with others it is still told how urgent it would go out.
    await first.getByRole('checkbox').check()
    const batch = page.getByRole('region', { name: '一起办理' })
    await batch.locator('.tag-urgent', { hasText: '特急' }).waitFor()
    await first.getByRole('checkbox').uncheck()
    await batch.waitFor({ state: 'detached' })

    // A person says otherwise, and what the words say can still be taken.
    const plan = page.locator('.plan')
    await urgency.getByText('一般').click()
    const chip = plan.locator('.read-chips').getByRole('button', { name: '特急' })
    await chip.click()
    expect(await urgency.getByRole('radio', { name: '特急' }).isChecked()).toBe(true)
    expect(await chip.count()).toBe(0)
    await urgency.getByText('紧急', { exact: true }).click()
    await chip.waitFor()
    await page.getByRole('button', { name: /采纳并派单/ }).click()
    const read = async () =>
      (await portal.served.call('GET', `/api/matters/${matterId}`, { as: ['dispatcher'] })).body.matter
    await expect.poll(async () => (await read()).status, { timeout: 30_000 }).toBe('dispatched')
    expect((await read()).urgency).toBe('urgent')
    await closed(page)
  },
)

test('the call desk says it while it is typed, in English too', long, async () => {
  for (const [language, told] of [
    ['zh', '可能特急：派单员会先看到 看的是“燃气”“泄漏”“头晕”'],
    ['en', 'May be critical'],
  ] as const) {
    const page = await portal.visit('/desk/calls', { as: ['operator'], language, ...wide })
    const text = page.locator('#call-text')
    await text.fill('家里没有漏气，想问供热几点来人')
    await page.waitForResponse((response) => response.url().endsWith('/api/advice'))
    expect(await page.locator('.call-urgent').count()).toBe(0)
    await text.fill(leak)
    const urgent = page.locator('.call-urgent')
    await urgent.waitFor()
    expect(await urgent.textContent()).toContain(told)
    if (language === 'zh') await sound(page)
    await closed(page)
  }
})

test(
  'an administrator adds words, sees what they would have flagged, changes and ends them with a reason',
  long,
  async () => {
    await said('地下室昨晚进水')
    const page = await portal.visit('/desk/calendar?tab=danger', { as: ['systemAdministrator'], ...wide })
    await page.getByRole('row', { name: /燃气 \+ 泄漏 特急/ }).waitFor()
    await sound(page)
    await page.getByRole('button', { name: '加一条险情词' }).click()
    const dialog = page.getByRole('dialog')
    const look = () => dialog.getByRole('button', { name: '看看会影响什么' }).click()
    const words = page.locator('#words')
    await words.fill(' + ')
    await look()
    await page.getByText('请写 1 到 4 个词').waitFor()
    await words.fill('泄漏＋燃气')
    await look()
    await page.getByText('已有这一条').waitFor()
    await words.fill('水')
    await look()
    await page.getByText('单独一个字到处都有').waitFor()
    await dialog.getByRole('button', { name: '返回' }).click()
    await words.fill('地下室+进水')
    await sound(page)
    await look()
    const preview = page.locator('.cal-look')
    await preview.waitFor()
    expect(await preview.textContent()).toMatch(
      /最新的 \d+ 件来件里，现在标出 \d+ 件，改后标出 \d+ 件。新标出或标得更急的 1 件/,
    )
    await sound(page)
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const row = page.getByRole('row', { name: /地下室 \+ 进水/ })
    await row.getByText('特急').waitFor()

    await page.getByRole('button', { name: '修改 地下室 + 进水' }).click()
    await page.getByText('改动记录').click()
    await page.getByText('第 1 版').waitFor()
    await dialog.getByRole('button', { name: '取消' }).click()
    await page.getByRole('button', { name: '停用 地下室 + 进水' }).click()
    await preview.waitFor()
    await page.locator('#change-note').fill('误报多')
    await dialog.getByRole('button', { name: '保存' }).click()
    await row.waitFor({ state: 'detached' })
    await closed(page)
  },
)
