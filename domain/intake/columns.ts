import { type ColumnProblem, parseColumns } from './columns-option.ts'
import { type Field, fields, isField, plainHeading } from './fields.ts'

/** Which heading of the file each field stands under. The words are the one thing a message cannot do without. */
export type Columns = Readonly<{ text: string } & Partial<Record<Field, string>>>

export type Recognised = Readonly<{ ok: true; columns: Columns } | { ok: false; problem: ColumnProblem }>

type Options = Readonly<{
  /** What the person typed after `--columns`: `id=留言编号,text=留言详情`. It comes before what is recognised; `time=` leaves a field out. */
  given?: string
}>

/** Finds the field of each heading by the headings in common use, or as told; a heading serves one field. */
export function recognise(headings: readonly string[], options: Options = {}): Recognised {
  const given = parseColumns(options.given ?? '', headings)
  if (!given.ok) return given
  const columns: Partial<Record<Field, string>> = {}
  const taken = new Set<string | undefined>(given.headings.values())
  for (const field of Object.keys(fields).filter(isField)) {
    const heading = given.headings.has(field) ? given.headings.get(field) : known(field, headings, taken)
    if (!heading) continue
    columns[field] = heading
    taken.add(heading)
  }
  const { text } = columns
  return text === undefined
    ? { ok: false, problem: noTextColumn(headings) }
    : { ok: true, columns: { ...columns, text } }
}

function known(field: Field, headings: readonly string[], taken: ReadonlySet<string | undefined>): string | undefined {
  const free = headings.filter((heading) => !taken.has(heading))
  for (const word of fields[field].known) {
    const found = free.find((heading) => plainHeading(heading) === plainHeading(word))
    if (found !== undefined) return found
  }
  return undefined
}

function noTextColumn(headings: readonly string[]): ColumnProblem {
  const list = headings.join('、')
  return {
    code: 'no-text-column',
    zh: `认不出哪一列是诉求内容。请用 --columns text=列名 指定；文件里的列有：${list}`,
    en: `Which column holds the words of the message is not clear. Name it with --columns text=HEADING; the file has: ${list}`,
  }
}
