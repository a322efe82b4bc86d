import type { Actor } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Field } from '../../domain/intake/fields.ts'
import { parseTime } from '../../domain/intake/parse-time.ts'
import { type Channel, kinds, type Kind, type Secrecy } from '../../domain/ledger/words.ts'
import { canonical } from '../../domain/ledger/canonical.ts'
import { sha256 } from '../ledger/chain.ts'
import type { Said } from './receive.ts'

/** The cells of one row by the field they stand for; padding already cut. */
export type Cells = Readonly<Partial<Record<Field, string>>>
/** A row as a submission, or why it cannot be taken, in words for the error workbook. */
export type Read = Readonly<{ ok: true; said: Said } | { ok: false; reason: string }>

export type RowEdge = Readonly<{
  catalogue: Catalogue
  byName: Names
  newId: () => string
  recordedBy: Actor
  now: Date
}>
/** Codes by the name people write, where only one row has it. */
export type Names = Readonly<{ regions: ReadonlyMap<string, string>; categories: ReadonlyMap<string, string> }>

const MAX_TEXT = 20_000
const MAX_TITLE = 500

/** Reads one row. The words stay as they are; only what no database can hold is taken out (NUL, half surrogates). */
export function saidOfRow(cells: Cells, { catalogue, byName, newId, recordedBy, now }: RowEdge): Read {
  const text = storable(cells.text)
  if (!text) return no('没有内容 / the text is empty')
  if (longer(text, MAX_TEXT)) return no(`内容超过 ${MAX_TEXT} 字 / the text is longer than ${MAX_TEXT} characters`)
  const title = storable(cells.title)
  if (title && longer(title, MAX_TITLE))
    return no(`标题超过 ${MAX_TITLE} 字 / the title is longer than ${MAX_TITLE} characters`)
  const receivedAt = cells.time ? parseTime(cells.time) : now
  if (!receivedAt) return no(`时间“${cells.time}”无法识别 / the time cannot be read`)
  if (receivedAt > now) return no(`时间“${cells.time}”在今后 / the time lies in the future`)
  const phone = phoneOf(cells.phone)
  const regionCode = codeOf(cells.region, catalogue.regions, byName.regions)
  const categoryCode = codeOf(cells.category, catalogue.categories, byName.categories)
  const channel = wordOf(cells.channel, channelWords) ?? 'import'
  const kind = wordOf(cells.kind, kindWords)
  const submitter = some({ account: storable(cells.person), phone, email: storable(cells.email) })
  const told = some({
    ...(cells.region && !regionCode && { region: storable(cells.region) }),
    ...(cells.category && !categoryCode && { category: storable(cells.category) }),
    ...(cells.channel && channel === 'import' && { channel: storable(cells.channel) }),
    ...(cells.kind && !kind && { kind: storable(cells.kind) }),
    ...(cells.phone && !phone && { phone: '无法识别' }),
    answer: storable(cells.answer),
    answerTime: storable(cells.answerTime),
  })
  const said: Said = {
    id: newId(),
    channel,
    title,
    text,
    kind,
    categoryCode,
    regionCode,
    address: storable(cells.address),
    secrecy: secrecyOf(cells.secrecy),
    submitter,
    receivedAt,
    recordedBy,
    externalId: storable(cells.id),
    sourceKey: sourceKeyOf(cells),
    told,
  }
  return { ok: true, said }
}

/** The same row again has the same key, from whatever file it comes: 16 bytes over its id, person, words and time. */
function sourceKeyOf({ id = '', person = '', title = '', text = '', time = '' }: Cells): Buffer {
  return sha256(Buffer.from(canonical([id, person, title, text, time]))).subarray(0, 16)
}

function codeOf(
  told: string | undefined,
  rows: ReadonlyMap<string, unknown>,
  byName: ReadonlyMap<string, string>,
): string | undefined {
  if (!told) return undefined
  return rows.has(told) ? told : byName.get(told)
}

const channelWords: readonly (readonly [RegExp, Channel])[] = [
  [/12345|热线|电话|来电|hotline|phone/i, 'hotline'],
  [/微信|公众号|wechat/i, 'wechat'],
  [/邮件|e-?mail/i, 'email'],
  [/意见箱|信箱|来信|box|letter/i, 'box'],
  [/媒体|电视|广播|报/i, 'media'],
  [/网格/, 'grid'],
  [/走访|入户|visit/i, 'visit'],
  [/交办|转办|上级/, 'handDown'],
  [/网|门户|portal|web/i, 'web'],
]

const kindWords: readonly (readonly [RegExp, Kind])[] = (Object.keys(kinds) as Kind[]).map((kind) => [
  new RegExp(`${kinds[kind].zh}|^${kind}$`, 'i'),
  kind,
])

function wordOf<T>(told: string | undefined, words: readonly (readonly [RegExp, T])[]): T | undefined {
  return told === undefined ? undefined : words.find(([pattern]) => pattern.test(told))?.[1]
}

function secrecyOf(told: string | undefined): Secrecy {
  if (told === undefined || told === '') return 'hiddenFromUnit'
  if (/完全|secret|^是$/i.test(told)) return 'secret'
  return /公开|open|^否$|^不/i.test(told) ? 'open' : 'hiddenFromUnit'
}

function phoneOf(told: string | undefined): string | undefined {
  const digits = told?.normalize('NFKC').replace(/[\s()-]/g, '')
  return digits && /^\+?\d{5,20}$/.test(digits) ? digits : undefined
}

function storable(text: string | undefined): string | undefined {
  const clean = text?.replaceAll('\0', '').toWellFormed().trim()
  return clean === '' ? undefined : clean
}

function longer(text: string, max: number): boolean {
  return text.length > max && Array.from(text).length > max
}

function some(fields: Readonly<Record<string, string | undefined>>): Record<string, string> | undefined {
  const kept = Object.entries(fields).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

function no(reason: string): Read {
  return { ok: false, reason }
}
