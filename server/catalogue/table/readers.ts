import { createHash } from 'node:crypto'
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts'
import type { Rows, Unit } from '../../../domain/catalogue/rows.ts'
import { partsOf, sameParts } from '../../../domain/danger/parts.ts'
import { isRegionCode, levelOf, parentOf } from '../../../domain/region/code.ts'
import type { Field, TableName } from './headings.ts'
import type { Names } from './names.ts'
import {
  readDay,
  readDayKind,
  readKind,
  readLevel,
  readLimit,
  readPressing,
  readReasonList,
  readStage,
  readTrack,
  readUnitKind,
  readUrgency,
  Unreadable,
} from './words.ts'

/** What a row is read against. */
export type Against = Readonly<{
  /** The rows that stand. */
  standing: Catalogue
  /** Their names, and the names in the table. */
  names: Names
  /** The prefecture's own code. */
  prefecture: string
}>

/** The text of a cell, trimmed; undefined where the table has no such column. */
type Cell<N extends TableName> = (field: Field<N>) => string | undefined
type Reader<N extends TableName> = (cell: Cell<N>, against: Against) => Rows[N]

/**
 * How a row of each catalogue is read from a table. A column that is not there leaves what the row said before; an empty
 * cell empties it. Throws `Unreadable`. What the row must fulfil besides is seen to by its shape and `check.ts`.
 */
export const readers: { readonly [N in TableName]: Reader<N> } = {
  region(cell, { standing, names }) {
    const code = must(cell('code'), '区划代码', 'code')
    const before = standing.regions.get(code)
    const byCode = isRegionCode(code) ? { level: levelOf(code), parent: parentOf(code) } : null
    const level =
      given(cell('level'), readLevel, before?.level) ??
      (byCode?.level === 'province' ? null : byCode?.level) ??
      'village'
    const above = given(cell('parent'), (text) => names.codeOf('region', text), before?.parent)
    const parent = above ?? (level === 'prefecture' ? null : (byCode?.parent ?? null))
    return {
      code,
      name: must(cell('name') ?? before?.name, '名称', 'name'),
      level,
      parent,
      point: pointOf(cell('lat'), cell('lon')) ?? before?.point ?? null,
    }
  },

  unit(cell, { standing, names, prefecture }) {
    const code = unitCode(cell, names)
    const before = standing.units.get(code)
    const regionCode =
      given(cell('regionCode'), (text) => names.codeOf('region', text), before?.regionCode) ?? prefecture
    const level =
      given(cell('level'), readLevel, before?.level) ?? (isRegionCode(regionCode) ? levelOf(regionCode) : 'prefecture')
    return {
      code,
      name: must(cell('name') ?? before?.name, '单位名称', 'name'),
      kind: given(cell('kind'), readUnitKind, before?.kind) ?? 'bureau',
      level: level === 'grid' ? 'village' : level === 'province' ? 'prefecture' : level,
      regionCode,
      superior: given(cell('superior'), (text) => names.codeOf('unit', text), before?.superior),
      ...dutyOf('dutyPhone', cell('dutyPhone'), before),
      ...dutyOf('dutyEmail', cell('dutyEmail'), before),
    }
  },

  person(cell, { standing, names }) {
    const name = must(cell('name'), '姓名', 'name')
    const told = cell('unitId')
    const unitId = told ? names.codeOf('unit', told) : null
    const written = cell('code') ?? ''
    const before = written
      ? null
      : [...standing.people.values()].find((one) => one.name === name && one.unitId === unitId)
    const code = before?.code ?? (isUuid(written) ? written.toLowerCase() : uuidOf(written || `${unitId} ${name}`))
    const known = standing.people.get(code)
    return {
      code,
      name,
      unitId: told === undefined ? (known?.unitId ?? null) : unitId,
      regionCode: given(cell('regionCode'), (text) => names.codeOf('region', text), known?.regionCode),
    }
  },

  category(cell, { standing, names }) {
    const code = must(cell('code'), '分类编码', 'code')
    const before = standing.categories.get(code)
    const parent = given(cell('parent'), (text) => names.codeOf('category', text), before?.parent)
    const above = parent === null ? 0 : names.depth('category', parent)
    return {
      code,
      name: must(cell('name') ?? before?.name, '分类名称', 'name'),
      level: above === 0 ? 1 : above === 1 ? 2 : 3,
      parent,
      standardCode: given(cell('standardCode'), (text) => text || null, before?.standardCode),
    }
  },

  duty(cell, { standing, names }) {
    const unitId = names.codeOf('unit', must(cell('unitId'), '单位', 'unit'))
    const categoryCode = given(cell('categoryCode'), (text) => names.codeOf('category', text), null)
    const regionCode = given(cell('regionCode'), (text) => names.codeOf('region', text), null)
    const same = standing.duties.find(
      (duty) => duty.unitId === unitId && duty.categoryCode === categoryCode && duty.regionCode === regionCode,
    )
    const code =
      cell('code') || (same?.code ?? `duty-${digest(`${unitId} ${categoryCode} ${regionCode}`).slice(0, 12)}`)
    const before = standing.duties.find((duty) => duty.code === code)
    return { code, unitId, categoryCode, regionCode, basis: must(cell('basis') ?? before?.basis, '依据', 'basis') }
  },

  timeLimit(cell, { standing }) {
    const stage = must(readStage(cell('stage') ?? ''), '环节', 'stage')
    const kind = readKind(cell('kind') ?? '')
    const urgency = readUrgency(cell('urgency') ?? '')
    const track = readTrack(cell('track') ?? '')
    const same = standing.timeLimits.find(
      (row) => row.stage === stage && row.kind === kind && row.urgency === urgency && row.track === track,
    )
    const code = cell('code') || (same?.code ?? [track, urgency, kind, stage].filter(Boolean).join('-'))
    const before = standing.timeLimits.find((row) => row.code === code)
    const limit = readLimit(must(cell('limit'), '时限', 'limit'))
    return { code, stage, kind, urgency, track, limit, basis: must(cell('basis') ?? before?.basis, '依据', 'basis') }
  },

  statutoryLimit(cell, { standing, names }) {
    const name = must(cell('name'), '名称', 'name')
    const same = standing.statutoryLimits.find((row) => row.name === name)
    const code = cell('code') || (same?.code ?? `law-${digest(name).slice(0, 12)}`)
    const before = standing.statutoryLimits.find((row) => row.code === code)
    return {
      code,
      name,
      categoryCode: given(cell('categoryCode'), (text) => names.codeOf('category', text), before?.categoryCode),
      kind: given(cell('kind'), readKind, before?.kind),
      limit: readLimit(must(cell('limit'), '法定期限', 'limit')),
      basis: must(cell('basis') ?? before?.basis, '依据', 'basis'),
    }
  },

  calendarDay(cell) {
    const kind = must(readDayKind(cell('kind') ?? ''), '类型', 'kind')
    return {
      code: readDay(must(cell('code'), '日期', 'date')),
      kind,
      name: cell('name') || (kind === 'holiday' ? '放假' : '调休上班'),
    }
  },

  article(cell, { standing, names }) {
    const question = must(cell('question'), '问题', 'question')
    const same = [...standing.articles.values()].find((row) => row.question === question)
    const code = cell('code') || (same?.code ?? `article-${digest(question).slice(0, 12)}`)
    const before = standing.articles.get(code)
    const keywords = cell('keywords')
    return {
      code,
      question,
      answer: must(cell('answer') ?? before?.answer, '答案', 'answer'),
      categoryCode: given(cell('categoryCode'), (text) => names.codeOf('category', text), before?.categoryCode),
      regionCode: given(cell('regionCode'), (text) => names.codeOf('region', text), before?.regionCode),
      basis: must(cell('basis') ?? before?.basis, '依据', 'basis'),
      keywords: keywords === undefined ? (before?.keywords ?? []) : keywords.split(/[\s、，,；;]+/).filter(Boolean),
    }
  },

  dangerWord(cell, { standing }) {
    const parts = partsOf(must(cell('parts'), '险情词', 'parts'))
    const same = sameParts(parts, standing.dangerWords)
    const code = cell('code') || (same?.code ?? `danger-${digest(parts.toSorted().join('+')).slice(0, 12)}`)
    const before = standing.dangerWords.find((row) => row.code === code)
    return { code, parts, urgency: must(readPressing(cell('urgency') ?? '') ?? before?.urgency, '紧急程度', 'urgency') }
  },

  reason(cell, { standing }) {
    const list = must(readReasonList(cell('list') ?? ''), '清单', 'list')
    const zh = must(cell('zh'), '理由', 'zh')
    const same = [...standing.reasons.values()].find((row) => row.list === list && row.zh === zh)
    const code = cell('code') || (same?.code ?? `${list}-${digest(zh).slice(0, 12)}`)
    const before = standing.reasons.get(code)
    return {
      code,
      list,
      zh,
      en: cell('en') || (before?.en ?? zh),
      legalRoute: given(cell('legalRoute'), (text) => text, before?.legalRoute),
    }
  },
}

/** The code of a unit: as written, or of the one unit of that name, or made from the name. */
export function unitCode(cell: Cell<'unit'>, names: Pick<Names, 'only'>): string {
  const written = cell('code')
  if (written) return written
  const name = must(cell('name'), '单位名称', 'name')
  return (
    names.only('unit', name) ??
    name
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}._:-]+/gu, '-')
      .slice(0, 80)
  )
}

/** What a cell says; what was said before where there is no such column; null for neither. */
function given<T>(text: string | undefined, read: (text: string) => T | null, before: T | null | undefined): T | null {
  if (text === undefined) return before ?? null
  return text === '' ? null : read(text)
}

function must<T>(value: T | null | undefined, zh: string, en: string): T {
  if (value !== null && value !== undefined && value !== '') return value
  throw new Unreadable(`缺少“${zh}”，请补上。`, `"${en}" is missing; add it.`)
}

function pointOf(lat: string | undefined, lon: string | undefined): Rows['region']['point'] {
  if (!lat || !lon) return null
  const point = { lat: Number(lat), lon: Number(lon) }
  if (Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180) return point
  throw new Unreadable(
    `经纬度“${lat}，${lon}”不对，请写成 43.16 和 114.50。`,
    `The point "${lat}, ${lon}" is not right; write 43.16 and 114.50.`,
  )
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

/** The same UUID for the same words (version 8, RFC 9562). */
function uuidOf(words: string): string {
  const hex = digest(words)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function digest(words: string): string {
  return createHash('sha256').update(words, 'utf8').digest('hex')
}

/** A row that never had one stays as it is. */
function dutyOf(field: 'dutyPhone' | 'dutyEmail', told: string | undefined, before: Unit | undefined): Partial<Unit> {
  const value = told === undefined ? before?.[field] : told || null
  return value === undefined || (value === null && before?.[field] === undefined) ? {} : { [field]: value }
}
