import { z } from 'zod'
import { roles } from '../domain/access/role.ts'
import { MOST_LETTERS, MOST_PARTS } from '../domain/catalogue/fit-danger.ts'
import { procedureNumbers } from '../domain/catalogue/procedure.ts'
import type { CatalogueName, Rows } from '../domain/catalogue/rows.ts'
import { dayKinds } from '../domain/deadline/work-calendar.ts'
import { stages } from '../domain/deadline/stages.ts'
import { isRegionCode } from '../domain/region/code.ts'
import { noticeChannels, noticeKinds } from '../domain/notice/kinds.ts'
import { addressees, triggers } from '../domain/supervision/levels.ts'
import { pressing } from '../domain/ledger/words.ts'
import { kind, track, urgency } from './details.ts'
import { code, day, id, point, words } from './fields.ts'

const name = words(200)
const basis = words(2000)
const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])

const regionCode = z.string().refine((text) => isRegionCode(text), {
  message: '区划代码是 12 位数字，网格 15 位 / a division code has 12 digits, a grid 15',
})
const span = z.strictObject({ from: z.number().int().min(0).max(1440), to: z.number().int().min(0).max(1440) })
const spans = z.array(span).min(1).max(10)
const monthDay = z.string().regex(/^\d{2}-\d{2}$/)

export const stage = keys(stages)
const amount = z.number().positive().max(100_000)
export const limit = z.discriminatedUnion('clock', [
  z.strictObject({ clock: z.literal('continuous'), unit: z.enum(['minute', 'hour']), amount }),
  z.strictObject({ clock: z.literal('work'), unit: z.enum(['minute', 'hour', 'day']), amount }),
  z.strictObject({ clock: z.literal('calendar'), unit: z.enum(['day', 'month', 'quarter']), amount }),
])

/** The shape of a row of each catalogue, as JSON; nothing beyond the named fields is taken. */
export const catalogueRows: { readonly [N in CatalogueName]: z.ZodType<Rows[N], Rows[N]> } = {
  region: z.strictObject({
    code: regionCode,
    name,
    level: z.enum(['prefecture', 'county', 'township', 'village', 'grid']),
    parent: regionCode.nullable(),
    point: point.nullable(),
  }),
  unit: z.strictObject({
    code,
    name,
    kind: z.enum(['centre', 'bureau', 'utility', 'township', 'village', 'government']),
    level: z.enum(['prefecture', 'county', 'township', 'village']),
    regionCode,
    superior: code.nullable(),
    dutyPhone: z.string().max(20).nullable().optional().describe('Of the office, not of a person.'),
    dutyEmail: z.email().max(200).nullable().optional().describe('Of the office, not of a person.'),
  }),
  person: z.strictObject({
    code: id,
    name,
    unitId: code.nullable(),
    regionCode: regionCode.nullable(),
  }),
  grant: z.strictObject({
    code,
    personId: id,
    role: keys(roles),
    unitId: code.nullable(),
    regionCode: regionCode.nullable(),
  }),
  standIn: z.strictObject({ code, personId: id, standInId: id, why: words(500) }),
  category: z.strictObject({
    code,
    name,
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    parent: code.nullable(),
    standardCode: code.nullable(),
  }),
  duty: z.strictObject({ code, unitId: code, categoryCode: code.nullable(), regionCode: regionCode.nullable(), basis }),
  timeLimit: z.strictObject({
    code,
    stage,
    kind: kind.nullable(),
    urgency: urgency.nullable(),
    track: track.nullable(),
    limit,
    basis,
  }),
  statutoryLimit: z.strictObject({
    code,
    name,
    categoryCode: code.nullable(),
    kind: kind.nullable(),
    limit,
    basis: words(300).describe('The law with its article, as the submitter reads it.'),
  }),
  procedureNumber: z.strictObject({
    code: keys(procedureNumbers),
    amount: z.number().int().min(1).max(1000),
    basis,
  }),
  calendarDay: z.strictObject({ code: day, kind: keys(dayKinds), name }),
  officeHours: z.strictObject({
    code,
    hours: z.strictObject({ spans, seasons: z.array(z.strictObject({ from: monthDay, to: monthDay, spans })).max(12) }),
  }),
  supervisionRule: z.strictObject({
    code,
    level: z.number().int().min(0).max(7),
    name,
    trigger: keys(triggers).nullable(),
    amount: z.number().positive().max(10_000).nullable(),
    stages: z.array(stage).min(1).max(6).nullable(),
    addressee: keys(addressees),
    basis,
    replyWorkdays: z.number().int().min(1).max(60).nullable(),
  }),
  article: z.strictObject({
    code,
    question: words(300),
    answer: words(4000),
    categoryCode: code.nullable(),
    regionCode: regionCode.nullable(),
    basis,
    keywords: z.array(words(40)).max(20),
  }),
  noticeTemplate: z.strictObject({
    code,
    kind: keys(noticeKinds),
    channel: z.enum(['any', ...(Object.keys(noticeChannels) as (keyof typeof noticeChannels)[])]),
    language: z.enum(['zh', 'en']),
    subject: words(100).nullable().describe('Of an e-mail; the kind itself unless given.'),
    text: words(1000),
  }),
  quietHours: z.strictObject({
    code: z.enum(['sms', 'email']),
    from: z.number().int().min(0).max(1439),
    to: z.number().int().min(0).max(1439),
  }),
  dangerWord: z.strictObject({
    code,
    parts: z.array(words(MOST_LETTERS)).min(1).max(MOST_PARTS).describe('All of them in one sentence, in any order.'),
    urgency: z.enum(pressing),
  }),
  reason: z.strictObject({
    code,
    list: z.enum(['decline', 'return', 'terminate', 'reopen', 'extension', 'suspension']),
    zh: words(500),
    en: words(500),
    legalRoute: words(500).nullable(),
  }),
}
