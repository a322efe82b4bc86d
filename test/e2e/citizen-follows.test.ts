import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dispatched } from '../dispatched.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const checklist = { contacted: true, factsChecked: true, basisGiven: true, replyClean: true, noPassingOn: true }

test('on a phone a citizen answers a question, reads the answer, says that it is not solved, and checks the ledger', async () => {
  const matter = await dispatched(portal.served, { said: { text: '家里暖气不热，孩子冻病了。' } })
  const { number, queryCode, act } = matter
  const orderId = await matter.orderOf('housing')
  await act(['unitHandler', 'housing'], 'claim', { orderId })
  await act(['unitHandler', 'housing'], 'requestInformation', { orderId, question: '是哪个小区几号楼？' })

  // As from the picture of the receipt: the code is behind `#`, and gone from the address at once.
  const page = await portal.visit(`/look-up#${number}/${queryCode}`)
  await page.getByText('是哪个小区几号楼').waitFor()
  expect(page.url()).toBe(`${portal.url}/look-up`)
  const sound = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(page)).toEqual([])
    }
    expect(await beyond(page)).toEqual([])
    expect(troubles(page)).toEqual([])
  }
  await sound()
  await page.getByRole('button', { name: '发给他们' }).click()
  await page.getByText('请写下您的回答').waitFor()
  await page.locator('[name=information]').fill('松涛小区三号楼')
  await page.getByRole('button', { name: '发给他们' }).click()
  await page.locator('[name=information]').waitFor({ state: 'hidden' })

  const rows = (await portal.served.call('GET', '/api/catalogues/grant?limit=200', { as: ['securityAdministrator'] }))
    .body.rows
  const leads = ({ row }: { row: { role: string; unitId: string } }) =>
    row.role === 'unitLeader' && row.unitId === 'housing'
  const signedBy = rows.find(leads).row.personId as string
  const answer = { orderId, record: '换了阀门', reply: '已更换阀门，室温达标。', solved: 'solved', signedBy }
  await act(['unitHandler', 'housing'], 'answer', answer)
  await act(['dispatcher'], 'audit', { passed: true, checklist })

  await page.getByRole('button', { name: '看看有没有新进展' }).click()
  await page.getByText('已更换阀门').waitFor()
  await sound()
  await page.getByText('没有解决', { exact: true }).click()
  await page.getByText('很不满意').click()
  await page.getByRole('button', { name: '交给回访员' }).click()
  await page.getByText('不会直接销账').waitFor()
  const { voices } = (await portal.served.call('GET', `/api/matters/${matter.matterId}`, { as: ['dispatcher'] })).body
  expect(voices[0].outcome).toMatchObject({ solved: 'notSolved', satisfied: 1 })

  await page.getByRole('button', { name: '自己算一遍' }).click()
  await page.getByText(/算过了：9 条账/).waitFor()
  await page.route('**/chain?*', async (route) => {
    const forged = (await (await route.fetch()).text()).replace('"action":"claim"', '"action":"answer"')
    await route.fulfill({ body: forged, contentType: 'application/json' })
  })
  await page.getByRole('button', { name: '自己算一遍' }).click()
  await page.getByText('第 4 条账对不上').waitFor()
  await page.context().close()
})

test('the receipt is kept as a picture', async () => {
  const page = await portal.visit('/submit')
  await page.locator('textarea').fill('收据要存下来。')
  // One list below the other, each once the one above is chosen.
  await page.getByLabel('旗县市区').selectOption('东旗')
  await page.getByLabel('苏木乡镇（街道）').selectOption('河口苏木')
  await page.getByLabel('嘎查村（社区）').waitFor()
  await page.getByLabel('苏木乡镇（街道）').selectOption('')
  await page.getByLabel('嘎查村（社区）').waitFor({ state: 'hidden' })
  await page.getByLabel('苏木乡镇（街道）').selectOption('河口苏木')
  await page.locator('button[type=submit]').click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '存成图片' }).click()
  const file = await download
  const number = await page.locator('.receipt-large').first().innerText()
  expect(file.suggestedFilename()).toBe(`${number}.png`)
  const { rows } = (await portal.served.call('GET', `/api/matters?number=${number}`, { as: ['dispatcher'] })).body
  expect(rows[0].regionCode).toBe('159901100000')
  const bytes = readFileSync(await file.path())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(bytes.length).toBeGreaterThan(3000)
  expect(troubles(page)).toEqual([])
  await page.context().close()
})
