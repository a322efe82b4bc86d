import { type Field, fields, isField, plainHeading } from './fields.ts'

/** Why a file's columns cannot be told, in words that say what to do. */
export type ColumnProblem = Readonly<{
  code: 'no-text-column' | 'bad-columns' | 'unknown-field' | 'field-twice' | 'no-such-heading'
  zh: string
  en: string
}>

type Parsed = Readonly<
  { ok: true; headings: ReadonlyMap<Field, string | undefined> } | { ok: false; problem: ColumnProblem }
>

/**
 * Reads `id=留言编号,person=留言用户,text=留言详情`: field, sign, heading of the file. Full-width signs and spaces are
 * taken too, headings are compared by `plainHeading`, and one with a comma inside is understood. `time=` maps the
 * field to undefined.
 */
export function parseColumns(option: string, headings: readonly string[]): Parsed {
  const found = new Map<Field, string | undefined>()
  // A comma parts two pairs only where a field and its sign come after it.
  for (const pair of option.split(/[,，;；]\s*(?=[^,，;；=＝]*[=＝])/)) {
    if (pair.trim() === '') continue
    const sign = pair.search(/[=＝]/)
    if (sign === -1) return problem('bad-columns', { pair: pair.trim() })
    const field = pair.slice(0, sign).normalize('NFKC').trim()
    const wanted = pair.slice(sign + 1).trim()
    if (!isField(field)) return problem('unknown-field', { field, fields: Object.keys(fields).join('、') })
    if (found.has(field)) return problem('field-twice', { field })
    if (wanted === '') {
      found.set(field, undefined)
      continue
    }
    const heading = headingLike(wanted, headings)
    if (heading === undefined) return problem('no-such-heading', { heading: wanted, headings: headings.join('、') })
    found.set(field, heading)
  }
  return { ok: true, headings: found }
}

function headingLike(wanted: string, headings: readonly string[]): string | undefined {
  const exact = headings.find((heading) => heading === wanted)
  return exact ?? headings.find((heading) => plainHeading(heading) === plainHeading(wanted))
}

const words = {
  'bad-columns': {
    zh: '看不懂 --columns 里的“{pair}”。请写成 字段=列名，多个用逗号隔开，例如 id=留言编号,text=留言详情',
    en: 'In --columns, "{pair}" is not understood. Write field=HEADING, with commas between: id=留言编号,text=留言详情',
  },
  'unknown-field': {
    zh: '没有“{field}”这个字段。可用的字段有：{fields}',
    en: 'There is no field "{field}". The fields are: {fields}',
  },
  'field-twice': {
    zh: '字段“{field}”写了两次。请只保留一个。',
    en: 'The field "{field}" is given twice. Keep one of them.',
  },
  'no-such-heading': {
    zh: '文件里没有“{heading}”这一列。文件里的列有：{headings}',
    en: 'The file has no column "{heading}". It has: {headings}',
  },
} as const

function problem(code: keyof typeof words, values: Readonly<Record<string, string>>): Parsed {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)
  return { ok: false, problem: { code, zh: fill(words[code].zh), en: fill(words[code].en) } }
}
