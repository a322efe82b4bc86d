import sharp from 'sharp'
import type { Kind, Secrecy } from '../../domain/ledger/words.ts'
import { addAttachment } from '../../server/attachment/add.ts'
import { pdf, wav } from '../../server/attachment/test-files.ts'
import { inTenant } from '../../server/db/tenant.ts'
import { newId } from '../../server/new-id.ts'
import { startSession } from '../../server/people/session.ts'
import type { TestApp } from '../app.ts'
import { uid } from '../make.ts'
import { goodChecklist } from '../story.ts'

/** How far a planted matter has come when the crawl begins. */
export type Ripeness = 'submitted' | 'opened' | 'sent' | 'claimed' | 'resolved' | 'cleared'

/** A submission with marks that stand nowhere else, and what decides who may see them. */
export type Planted = Readonly<{
  tenantId: number
  matterId: string
  submissionId: string
  number: string
  queryCode: string
  kind: Kind | null
  secrecy: Secrecy
  ripeness: Ripeness
  /** Who recorded it; null by the web. */
  recorder: string | null
  leadUnitId: string | null
  assistingUnitIds: readonly string[]
  aboutUnitIds: readonly string[]
  recused: string | null
  inVillage: boolean
  /** In the vault: name, telephone, e-mail, home, account. */
  identity: Readonly<Record<'name' | 'phone' | 'email' | 'address' | 'account', string>>
  /** In what was said: another name, telephone, number, plate, dwelling. */
  words: readonly string[]
  files: Readonly<Record<'image' | 'sound' | 'document', string>>
  /** In the name of a file. */
  fileName: string
}>

export type Given = Readonly<{
  kind: Kind | null
  secrecy: Secrecy
  ripeness: Ripeness
  recorder?: string
  to?: Readonly<{ leadUnitId: string; assistingUnitIds?: readonly string[] }>
  about?: string
  recused?: string
  elsewhere?: boolean
}>

const channel = { [uid(1)]: 'hotline', [uid(10)]: 'hotline', [uid(6)]: 'grid' } as Readonly<Record<string, string>>

/** Plants one submission in a prefecture and brings its matter as far as asked, by the ways everybody goes. */
export async function plant(app: TestApp, tenantId: number, n: number, given: Given): Promise<Planted> {
  const { kind, secrecy, ripeness, recorder = null, to = { leadUnitId: 'housing' }, about, recused } = given
  const mark = `${tenantId === 159900 ? 1 : 2}${String(n).padStart(3, '0')}`
  const identity = {
    name: `莫日根${han(mark)}`,
    phone: `1389${mark}001`,
    email: `planted${mark}@example.org`,
    address: `河口嘎查${han(mark)}巷东头`,
    account: `planted-account-${mark}`,
  }
  const words = [
    `1377${mark}002`,
    `15010219900101${String(n).padStart(2, '0')}${mark.slice(0, 1)}X`,
    `蒙A${mark}Z`,
    `赵${'明华强伟芳娟敏静丽勇军杰娜秀霞平'[n]}${'山水'[Number(mark.slice(0, 1)) - 1]}`,
  ]
  const text = `我叫${words[3]}，家里没有暖气。电话${words[0]}，身份证${words[1]}，车牌${words[2]}。`
  const body = {
    id: newId(),
    title: `没有暖气，请回电${words[0]}`,
    text,
    secrecy,
    submitter: identity,
    address: `阳光小区 1377${mark}003`,
    ...(recorder && { channel: channel[recorder] ?? 'hotline' }),
  }
  const as = (personId: string) => by(app, tenantId, personId)
  const post = async (personId: string | null, url: string, payload: object) => {
    const headers = { 'sec-fetch-site': 'same-origin', ...(personId && (await as(personId))) }
    const answer = await app.app.inject({ method: 'POST', url, headers, payload })
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`)
    return answer.json()
  }
  // The pages of the public speak for one prefecture; in the other its operator writes down what came by the web.
  const web = tenantId === 159900 && recorder === null
  const receipt = web
    ? await post(null, '/api/submissions', body)
    : await post(recorder ?? uid(1), '/api/intake', { ...body, channel: body.channel ?? 'email' })
  const files = await attach(app, tenantId, receipt.id, mark)
  const matterId = await matterOf(app, tenantId, receipt.id)
  const act = (personId: string, action: string, details: object) =>
    post(personId, `/api/matters/${matterId}/entries`, { id: newId(), action, details })
  const orders = async () =>
    inTenant(app.deps.db, tenantId, (tx) =>
      tx
        .selectFrom('workOrder')
        .select(['id', 'unitId', 'lead'])
        .where('tenantId', '=', tenantId)
        .where('matterId', '=', matterId)
        .execute(),
    )
  const regionCode = given.elsewhere ? '159902000000' : '159901100201'
  const steps: readonly (readonly [Ripeness, () => Promise<unknown>])[] = [
    [
      'opened',
      () =>
        act(uid(2), 'open', {
          kind: kind ?? 'help',
          categoryCode: '0101001',
          regionCode,
          ...(about && { aboutUnitIds: [about] }),
        }),
    ],
    ['sent', () => act(uid(2), 'dispatch', to)],
    [
      'claimed',
      async () => {
        for (const { id, unitId } of await orders()) await act(handlerOf(unitId), 'claim', { orderId: id })
      },
    ],
    [
      'resolved',
      async () => {
        for (const { id, unitId, lead } of (await orders()).toSorted((a, b) => Number(a.lead) - Number(b.lead))) {
          const told = {
            orderId: id,
            record: `内部记录，联系人${words[3]}，电话${words[0]}`,
            solved: 'solved',
            signedBy: leaderOf(unitId),
          }
          await act(handlerOf(unitId), 'answer', lead ? { ...told, reply: '已经修好', minutes: '会商纪要' } : told)
        }
        await act(uid(2), 'audit', { passed: true, why: '属实', checklist: goodChecklist })
      },
    ],
    [
      'cleared',
      async () => {
        const agent = kind === 'report' ? uid(11) : uid(4)
        await act(agent, 'followUp', {
          submissionId: receipt.id,
          way: 'phone',
          contacted: true,
          solved: 'solved',
          satisfied: 5,
        })
        await act(agent, 'clear', {})
      },
    ],
  ] // prettier-ignore
  const stages = steps.map(([name]) => name)
  for (const [name, step] of steps) {
    if (ripeness !== 'submitted' && stages.indexOf(name) <= stages.indexOf(ripeness)) await step()
  }
  if (recused) await act(uid(3), 'recuse', { personId: recused, recused: true, why: '亲属' })
  const sent = ripeness !== 'submitted' && ripeness !== 'opened'
  return {
    tenantId,
    matterId,
    submissionId: receipt.id,
    number: receipt.number,
    queryCode: receipt.queryCode,
    kind: ripeness === 'submitted' ? null : (kind ?? 'help'),
    secrecy,
    ripeness,
    recorder: web ? null : (recorder ?? uid(1)),
    leadUnitId: sent ? to.leadUnitId : null,
    assistingUnitIds: sent ? (to.assistingUnitIds ?? []) : [],
    aboutUnitIds: about ? [about] : [],
    recused: recused ?? null,
    inVillage: ripeness !== 'submitted' && !given.elsewhere,
    identity,
    words,
    files,
    fileName: `planted-file-${mark}`,
  }
}

/** A signed-in person of a prefecture, by their cookie. */
export async function by(app: TestApp, tenantId: number, personId: string): Promise<{ cookie: string }> {
  const own = sessions.get(app) ?? new Map<string, string>()
  sessions.set(app, own)
  const key = `${tenantId}/${personId}`
  const token = own.get(key) ?? (await startSession(app.deps.db, { tenantId, personId }, app.deps.now()))
  own.set(key, token)
  return { cookie: `lianxin=${token}` }
}
const sessions = new WeakMap<TestApp, Map<string, string>>()

/** The people of a unit have the numbers of the small prefecture. */
const unitOrder = ['centre', 'government', 'housing', 'roads', 'water', 'police', 'housing-east', 'township']
export const handlerOf = (unitId: string) => uid(100 + unitOrder.indexOf(unitId) * 2)
export const leaderOf = (unitId: string) => uid(101 + unitOrder.indexOf(unitId) * 2)

function han(mark: string): string {
  return Array.from(mark, (digit) => '零壹贰叁肆伍陆柒捌玖'[Number(digit)]).join('')
}

async function matterOf(app: TestApp, tenantId: number, submissionId: string): Promise<string> {
  const row = await inTenant(app.deps.db, tenantId, (tx) =>
    tx
      .selectFrom('voice')
      .select('matterId')
      .where('tenantId', '=', tenantId)
      .where('submissionId', '=', submissionId)
      .executeTakeFirstOrThrow(),
  )
  return row.matterId
}

/** A picture, a recording and a document, with marks in their names and in the document. */
async function attach(app: TestApp, tenantId: number, submissionId: string, mark: string): Promise<Planted['files']> {
  const image = await sharp({
    create: { width: 8, height: 8, channels: 3, background: { r: Number(mark.slice(-2)), g: 9, b: 9 } },
  })
    .png()
    .toBuffer()
  const add = async (bytes: Buffer, name: string) =>
    (await addAttachment(app.deps, tenantId, submissionId, bytes, `planted-file-${mark}.${name}`)).id
  return {
    image: await add(image, 'png'),
    sound: await add(wav(800 + Number(mark)), 'wav'),
    document: await add(pdf({ more: [`9 0 obj\n(planted-document-${mark})\nendobj`] }), 'pdf'),
  }
}
