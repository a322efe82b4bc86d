import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../server/new-id.ts'
import { type Dispatched, dispatched } from '../dispatched.ts'
import { openPortal, type Portal } from './portal.ts'
import { sound } from './sound.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

const village = '159901100201'
const desk = { viewport: { width: 1440, height: 900 } }

/** A call written down by somebody else, which waits to be judged. */
async function waiting(text: string, told: object = {}) {
  const body = { id: newId(), channel: 'hotline', text, kind: 'help', regionCode: village, ...told }
  const { body: receipt } = await portal.served.call('POST', '/api/intake', { as: ['operator'], body })
  return receipt as { matterId: string; number: string }
}
const statusOf = async (matterId: string) =>
  (await portal.served.call('GET', `/api/matters/${matterId}`, { as: ['dispatcher'] })).body.matter.status as string

test('an operator writes a call down with the keyboard alone, and has what is like it beside the words', async () => {
  const { number } = await waiting('河口嘎查北头的水井坏了，牲口没水喝', { address: '河口嘎查北头' })
  const page = await portal.visit('/desk', { as: ['operator'], ...desk })
  await page.locator('#call-phone').waitFor()
  // From the top of the page to the first field there are few stops.
  for (
    let n = 0;
    n < 20 && !(await page.locator('#call-phone').evaluate((field) => field === document.activeElement));
    n += 1
  )
    await page.keyboard.press('Tab')
  await page.keyboard.type('13900001234')
  await page.keyboard.press('Tab')
  await page.keyboard.type('巴特尔')
  await page.keyboard.press('Tab')
  await page.keyboard.type('河口嘎查北头水井没水了，牲口渴')
  await page.locator('.call-places button').waitFor()
  await page.keyboard.press('Alt+r')
  await page.getByRole('link', { name: /水井坏了/ }).waitFor()
  await sound(page)
  await page.keyboard.press('Control+Enter')
  await page.locator('.call-saved').waitFor()
  const [saved = ''] = await page.locator('.call-saved dd').allTextContents()
  expect(saved).not.toBe(number)
  const { rows } = (await portal.served.call('GET', `/api/matters?number=${saved}`, { as: ['dispatcher'] })).body
  expect(rows[0]).toMatchObject({ regionCode: village, status: 'submitted' })
  await page.keyboard.press('Enter')
  await page.locator('#call-text').waitFor()
  expect(await page.locator('#call-text').inputValue()).toBe('')
  await page.context().close()
})

test('a unit claims, asks, asks to return, and answers jointly from its bench', async () => {
  const joint = await dispatched(portal.served, {
    said: { text: '路灯和路面都坏了', regionCode: village },
    to: { leadUnitId: 'housing', assistingUnitIds: ['roads'], track: 'joint' },
  })
  const back = await dispatched(portal.served, { said: { text: '不归住建管的事', regionCode: village } })
  const page = await portal.visit('/desk', { as: ['unitLeader', 'housing'], ...desk })
  const row = (text: string) => page.locator('.orders-list li', { hasText: text })
  await row('路灯').waitFor()
  await sound(page)
  const stand = async (text: string) => {
    await row(text).getByRole('link').focus()
    await page.locator('.order-here', { hasText: text }).waitFor()
  }
  await stand('路灯')
  await page.keyboard.press('c')
  await row('路灯').getByText('已领账').waitFor()

  await page.keyboard.press('i')
  await page.locator('#question').fill('路灯是哪一盏？')
  await sound(page)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(async () => (await ordersOf(joint))['housing']?.pausedAt).toBeTruthy()
  await joint.act(['operator'], 'giveInformation', { orderId: await joint.orderOf('housing'), text: '村口第二盏' })

  await stand('不归住建')
  await page.keyboard.press('r')
  await page.getByRole('dialog').waitFor()
  await page.locator('#reasonCode').press('ArrowDown')
  await page.locator('.ant-select-item-option').first().waitFor()
  await page.locator('#reasonCode').press('Enter')
  await page.locator('#basis').fill('三定规定里没有这一项')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(async () => Object.keys((await ordersOf(back))['housing']?.requests ?? {})).toEqual(['return'])

  // The lead answers last: while the other unit has not, the server says so and nothing is lost.
  await stand('路灯')
  await row('路灯').getByRole('button', { name: /答复/ }).waitFor()
  await page.keyboard.press('a')
  await page.locator('#record').fill('两家一起看了现场')
  await page.locator('#reply').fill('路灯已修好，路面已补平。联系电话13900001234')
  await page.locator('.gives-away').waitFor()
  await page.locator('#reply').fill('路灯已修好，路面已补平。')
  await page.locator('.gives-nothing').waitFor()
  await page.getByText('已解决', { exact: true }).click()
  await page.locator('#minutes').fill('住建修灯，交通补路')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').getByText('您写的内容还在').waitFor()
  const orderId = await joint.orderOf('roads')
  await joint.act(['unitHandler', 'roads'], 'claim', { orderId })
  const leader = await signer('roads')
  await joint.act(['unitHandler', 'roads'], 'answer', { orderId, record: '补了路', solved: 'solved', signedBy: leader })
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(() => statusOf(joint.matterId)).toBe('answered')
  await page.context().close()
})

test('two people act on one matter at once: the second learns what happened meanwhile, and nothing they wrote is lost', async () => {
  const { matterId, act, orderOf } = await dispatched(portal.served, {
    said: { text: '井盖松了', regionCode: village },
  })
  const page = await portal.visit(`/desk/matters/${matterId}`, { as: ['unitHandler', 'housing'], ...desk })
  await page.locator('.bar button').first().waitFor()
  await sound(page)
  // What cannot be done says why.
  await page.locator('.bar-not summary').press('Enter')
  await page
    .locator('.bar-refused')
    .first()
    .getByText(/现在是/)
    .waitFor()
  await page
    .getByRole('button', { name: /申请退单/ })
    .first()
    .click()
  await page.locator('#basis').fill('我们写了一半')
  await page.locator('#reasonCode').press('ArrowDown')
  await page.locator('.ant-select-item-option').first().waitFor()
  await page.locator('#reasonCode').press('Enter')
  const orderId = await orderOf('housing')
  await act(['unitLeader', 'housing'], 'requestReturn', { orderId, reasonCode: 'return-not-ours', basis: '不归我们' })
  // Seen at once, without reloading.
  await page.locator('.meanwhile', { hasText: '申请退单' }).waitFor()
  await page.keyboard.press('Control+Enter')
  const alert = page.getByRole('dialog').getByRole('alert')
  await alert.getByText('申请退单').waitFor()
  expect(await page.locator('#basis').inputValue()).toBe('我们写了一半')
  await page.context().close()
})

test('every matter and every filter has an address of its own, and keys move in the list', async () => {
  const page = await portal.visit('/desk/matters?region=159901000000&kind=help', { as: ['dispatcher'], ...desk })
  await page.locator('.matters tbody tr').nth(1).waitFor()
  await sound(page)
  const here = () => page.locator('.matter-here').getAttribute('data-id')
  const first = await here()
  await page.keyboard.press('j')
  await expect.poll(here).not.toBe(first)
  await page.keyboard.press('Enter')
  await page.locator('.bar').waitFor()
  await page.goBack()
  await page.locator('.matters').waitFor()
  expect(page.url()).toContain('kind=help')
  await page.keyboard.press('Control+k')
  await page.locator('.palette input:focus').waitFor()
  await page.keyboard.type('住建局')
  await page.locator('.palette .ant-select-item-option', { hasText: '住建局' }).first().waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('unit=housing')
  await page.context().close()
})

async function ordersOf({ matterId }: Dispatched) {
  const { orders } = (await portal.served.call('GET', `/api/matters/${matterId}`, { as: ['dispatcher'] })).body
  return Object.fromEntries(
    (orders as { unitId: string; pausedAt: string | null; requests: object }[]).map((order) => [order.unitId, order]),
  )
}

async function signer(unitId: string): Promise<string> {
  const { rows } = (
    await portal.served.call('GET', '/api/catalogues/grant?limit=200', { as: ['securityAdministrator'] })
  ).body
  return rows.find(
    ({ row }: { row: { role: string; unitId: string } }) => row.role === 'unitLeader' && row.unitId === unitId,
  ).row.personId as string
}
