import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Orderable } from '../../contract/details.ts'
import type { Role } from '../../domain/access/role.ts'
import { actions } from '../../domain/ledger/actions.ts'
import { newId } from '../../server/new-id.ts'
import { type Field, fieldsOf } from '../../web/desk/act/fields.ts'
import { options } from '../../web/desk/act/options.ts'
import { act as words } from '../../web/words/zh-act.ts'
import { type Dispatched, dispatched } from '../dispatched.ts'
import { actor } from '../make.ts'
import { answerOf, goodChecklist, place } from '../story.ts'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
/** One browser for all forms, which keeps what it has fetched; whoever fills in a form signs in anew. */
let context: BrowserContext
beforeAll(async () => {
  portal = await openPortal()
  context = await portal.browser.newContext({ serviceWorkers: 'block' })
})
afterAll(() => portal?.close())

const DAY = 86_400_000
const dayIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
type Who = readonly [Role, string?]
type Folder = Readonly<{ matterId: string }>

// States, each told through the ledger itself.
const handler: Who = ['unitHandler', 'housing']
const head: Who = ['unitLeader', 'housing']
const leader: Who = ['leader']
const dispatcher: Who = ['dispatcher']
const supervisor: Who = ['supervisor']
const agent: Who = ['followUpAgent']

async function take(matterId: string, as: Who, action: Orderable, details: object) {
  const url = `/api/matters/${matterId}/entries`
  const { status, body } = await portal.served.call('POST', url, { as, body: { id: newId(), action, details } })
  expect([action, status, body.code]).toEqual([action, 201, undefined])
}
async function received(text = '家里暖气不热。'): Promise<Folder & { number: string }> {
  const { number } = (await portal.served.call('POST', '/api/submissions', { body: { id: newId(), text } })).body
  const { rows } = (await portal.served.call('GET', `/api/matters?number=${number}`, { as: dispatcher })).body
  return { matterId: rows[0].id, number }
}
async function opened() {
  const one = await received()
  await take(one.matterId, dispatcher, 'open', place)
  return one
}
type Step = readonly [Who, Orderable, object?]
/** Dispatched, then what follows; details are put on the order of the lead where the action is done to one. */
async function after(...steps: readonly Step[]): Promise<Dispatched> {
  return afterTo({}, ...steps)
}
async function afterTo(to: object, ...steps: readonly Step[]): Promise<Dispatched> {
  const said = { submitter: { name: '苏和', phone: '13847990001' } }
  const one = await dispatched(portal.served, { said, to: { leadUnitId: 'housing', ...to } })
  for (const [as, action, details] of steps) {
    const order = actions[action].order ? { orderId: await one.orderOf('housing') } : {}
    await one.act(as, action, { ...order, ...details })
  }
  return one
}
const claim: Step = [handler, 'claim']
const answer: Step = [handler, 'answer', answerOf('housing')]
const audit: Step = [dispatcher, 'audit', { passed: true, checklist: goodChecklist }]
const resolved = [claim, answer, audit] as const
const asking: Step = [handler, 'requestInformation', { question: '哪个单元？' }]
const hanging: Step = [
  head,
  'requestSuspension',
  { leaderId: actor('leader').id, plan: '等资金', nextReviewOn: dayIn(30), why: '没有预算' },
]
const hung: Step = [supervisor, 'judgeSuspension', { granted: true, why: '同意' }]
const pressing: Step = [supervisor, 'supervise', { level: 2, addressee: '住建局', basis: '超期' }]
const voiceOf = async ({ matterId }: Folder) =>
  (await portal.served.call('GET', `/api/matters/${matterId}`, { as: agent })).body.voices[0].submissionId as string

type Told = Readonly<Record<string, string | readonly string[] | null>>
type Row = Readonly<{
  as: Who
  state: () => Promise<Folder>
  /** What is chosen or written in a field; null: left alone. What is not named is filled in as its field asks. */
  fill?: Told
}>

/** Every form of the desk: who fills it in, and on what. */
const forms: Readonly<Record<Orderable, Row>> = {
  classify: { as: dispatcher, state: opened },
  open: { as: dispatcher, state: received },
  settle: { as: ['operator'], state: received },
  decline: { as: dispatcher, state: received },
  transfer: { as: dispatcher, state: received },
  merge: { as: dispatcher, state: opened },
  unmerge: {
    as: dispatcher,
    state: async () => {
      const [one, other] = [await opened(), await opened()]
      await take(one.matterId, dispatcher, 'merge', { targetId: other.matterId })
      return one
    },
  },
  dispatch: {
    as: dispatcher,
    state: opened,
    fill: { assistingUnitIds: ['交通局'], track: '合力共办', statutoryCode: null },
  },
  designate: {
    as: supervisor,
    state: opened,
    fill: { assistingUnitIds: ['交通局'], track: '合力共办', statutoryCode: null },
  },
  claim: { as: handler, state: () => after() },
  contact: { as: handler, state: () => after(claim), fill: { contactedAt: null } },
  requestReturn: { as: handler, state: () => after(), fill: { suggestedUnitId: '交通局' } },
  judgeReturn: {
    as: dispatcher,
    state: () => after([handler, 'requestReturn', { reasonCode: 'return-not-ours', basis: '三定规定' }]),
  },
  requestExtension: { as: handler, state: () => after(claim) },
  judgeExtension: {
    as: supervisor,
    state: () => after(claim, [handler, 'requestExtension', { workdays: 5, why: '施工' }]),
  },
  requestInformation: { as: handler, state: () => after(claim) },
  giveInformation: { as: ['operator'], state: () => after(claim, asking) },
  requestSuspension: { as: head, state: () => after(claim), fill: { leaderId: '领导甲' } },
  judgeSuspension: { as: supervisor, state: () => after(claim, hanging) },
  resume: { as: supervisor, state: () => after(claim, hanging, hung) },
  answer: { as: head, state: () => afterTo({ track: 'watched' }, claim), fill: { solved: '部分解决', signedBy: null } },
  audit: { as: dispatcher, state: () => after(claim, answer), fill: { passed: '退回' } },
  followUp: { as: agent, state: () => after(...resolved) },
  clear: {
    as: agent,
    state: async () => {
      const one = await after(...resolved)
      const said = { contacted: true, solved: 'solved', satisfied: 5 }
      await one.act(agent, 'followUp', { submissionId: await voiceOf(one), way: 'phone', ...said })
      return one
    },
  },
  reopen: { as: agent, state: () => after(...resolved), fill: { leadUnitId: '住建局', assistingUnitIds: ['交通局'] } },
  judge: {
    as: agent,
    state: async () => {
      const one = await after(...resolved)
      const said = { contacted: true, solved: 'notSolved', satisfied: 1 }
      await one.act(agent, 'followUp', { submissionId: await voiceOf(one), way: 'phone', ...said })
      return one
    },
    fill: { panel: ['回访员', '督办员'] },
  },
  terminate: { as: supervisor, state: () => after(claim), fill: { requestedByUnitId: '住建局' } },
  supervise: { as: supervisor, state: () => after() },
  remind: { as: supervisor, state: () => after() },
  escalate: { as: supervisor, state: () => after(), fill: { level: '4' } },
  replySupervision: { as: head, state: () => after(pressing) },
  liftSupervision: { as: supervisor, state: () => after(pressing) },
  convene: { as: supervisor, state: () => after() },
  claimByLeader: { as: leader, state: () => after() },
  recuse: { as: head, state: () => after(claim), fill: { personId: null, recused: null } },
  progress: {
    as: leader,
    state: () =>
      afterTo({ track: 'watched' }, claim, [
        leader,
        'claimByLeader',
        { plan: '三步走', milestones: [{ text: '立项', on: dayIn(9) }], nextReviewOn: dayIn(20) },
      ]),
  },
}

/** Opens the list of a field and picks by name, or the first there is. */
async function pick(page: Page, name: string, choice: string | undefined) {
  await page.locator(`#${name}`).click()
  if (choice) await page.locator(`#${name}`).fill(choice)
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
  const found = choice ? list.filter({ hasText: choice }) : list
  await found.first().click()
}

async function fillIn(page: Page, field: Field, told: Told[string] | undefined) {
  const { name, as } = field
  const own = page.locator(`#${name}`)
  const first = typeof told === 'string' ? told : undefined
  switch (as) {
    case 'line':
    case 'prose':
      return own.fill(first ?? '已按规定办理')
    case 'number':
      return own.fill(first ?? String(field.least ?? 1))
    case 'day':
      return own.fill(dayIn(10))
    case 'instant':
      return own.fill(first ?? `${dayIn(0)}T00:05`)
    case 'yes':
      return own.click()
    case 'units':
    case 'people':
      for (const one of Array.isArray(told) ? told : [undefined]) await pick(page, name, one as string | undefined)
      return page.keyboard.press('Escape')
    case 'category':
    case 'region':
    case 'unit':
    case 'person':
    case 'reason':
    case 'law':
    case 'voice':
    case 'document':
      return pick(page, name, first)
    case 'matter': {
      const { number } = await opened()
      return pick(page, name, number)
    }
    case 'checklist':
    case 'orders':
      for (const box of await own.getByRole('checkbox').all()) await box.check()
      return undefined
    case 'milestones':
      await page.getByRole('button', { name: words.add }).click()
      // A milestone without its day is asked for before anything is sent.
      await page.getByLabel(words['milestone.text']).fill('立项')
      await page.locator('.action-form').press('Control+Enter')
      await page.getByText(words['need.milestones']).waitFor()
      return page.getByLabel(words['milestone.on'], { exact: true }).fill(dayIn(5))
    case 'choice': {
      if (options[field.of].length > 5) return pick(page, name, first)
      const choices = own.locator('.ant-radio-button-wrapper')
      return (first ? choices.filter({ hasText: first }) : choices).first().click()
    }
  }
}

const looks = [
  [360, 'light'],
  [1440, 'dark'],
] as const

/** A form that anybody can read: by turns on a phone by day and at a desk by night, for the fields of one form are those of others. */
async function sound(page: Page, turn: number) {
  const [width, colorScheme] = looks[turn % looks.length] ?? looks[0]
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  const found = await violations(page, { within: '[role=dialog]' })
  expect([width, colorScheme, found]).toEqual([width, colorScheme, []])
  expect(await beyond(page), `${width} px`).toEqual([])
  await letters(page, 'large')
  expect(await beyond(page), `${width} px in large letters`).toEqual([])
  expect(await page.evaluate(covered), `${width} px: the title lies under what closes`).toBe(false)
  await letters(page, 'usual')
}

/** As another window of the same browser would choose it. */
async function letters(page: Page, size: 'usual' | 'large') {
  await page.evaluate((chosen) => {
    localStorage.setItem('lianxin.desk', JSON.stringify({ letters: chosen }))
    window.dispatchEvent(new StorageEvent('storage', { key: 'lianxin.desk' }))
  }, size)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Whether words of the dialog's title come within 8 px of the button that closes it. */
function covered(): boolean {
  const title = document.createRange()
  title.selectNodeContents(document.querySelector('.ant-modal-title')!)
  const { left, top, bottom } = document.querySelector('.ant-modal-close')!.getBoundingClientRect()
  return [...title.getClientRects()].some((words) => words.right > left - 8 && words.bottom > top && words.top < bottom)
}

describe('every form of an action is opened, filled in by its fields and sent, and its line is written', () => {
  test.each((Object.keys(fieldsOf) as Orderable[]).map((action, turn) => ({ action, turn })))(
    '$action',
    async ({ action, turn }) => {
      const { as, state, fill = {} } = forms[action]
      const { matterId } = await state()
      const page = await portal.blank({ as, context })
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(`${portal.url}/desk/matters/${matterId}`)
      const { zh } = actions[action]
      await page.getByRole('toolbar').getByRole('button', { name: zh, exact: true }).click()
      const send = page
        .getByRole('dialog')
        .getByRole('button', { name: new RegExp(`^${words.send.replace('{action}', zh)}`) })
      await send.waitFor()
      const filled = new Set<string>()
      for (const field of fieldsOf[action] as readonly Field[]) {
        // What was chosen before may ask for this field: it stands there once the page is drawn anew.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
        const isAsked = (await page.locator(`.action-form #${field.name}`).count()) > 0
        if (isAsked || field.as === 'milestones') filled.add(field.name)
        if (filled.has(field.name) && fill[field.name] !== null) await fillIn(page, field, fill[field.name])
      }
      await sound(page, turn)
      await send.click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      const url = `/api/matters/${matterId}/entries`
      const { rows } = (await portal.served.call('GET', url, { as: supervisor })).body
      const line = rows.findLast((row: { action: string }) => row.action === action)
      expect(line, action).toBeDefined()
      // Whatever was filled in is told.
      for (const name of filled)
        if (fill[name] !== null || line.details[name]) expect(line.details).toHaveProperty(name)
      expect(troubles(page)).toEqual([])
      await page.close()
    },
  )
})
