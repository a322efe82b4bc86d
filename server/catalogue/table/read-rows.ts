import { catalogueRows } from '../../../contract/catalogue-rows.ts'
import { catalogueOf, type StandingRows } from '../../../domain/catalogue/as-of.ts'
import type { Rows } from '../../../domain/catalogue/rows.ts'
import { columnsOf, type Field, headings, type TableName } from './headings.ts'
import { type Names, namesIn } from './names.ts'
import { type GrantBeside, grantsToldBy } from './roles-column.ts'
import { readers, unitCode } from './readers.ts'
import { Unreadable } from './words.ts'
import { wideCategories } from './wide-categories.ts'

/** A table as it comes out of a file: its headings, and its rows with the number each has there. */
export type Table = Readonly<{
  header: readonly string[]
  rows: readonly Readonly<{
    line: number
    cells: readonly string[]
    /** Why the row cannot be trusted, if the file itself is broken there. */
    problem?: Readonly<{ zh: string; en: string }> | undefined
  }>[]
}>

/** A row that cannot be taken: where it stands in the file, and why. */
export type RefusedLine = Readonly<{ line: number; zh: string; en: string }>
export type ReadRows<N extends TableName> = Readonly<{
  rows: readonly Rows[N][]
  /** What the rows of people say of their grants. */
  grants: readonly GrantBeside[]
  /** The line of the file each code comes from, of rows and grants. */
  lineOf: ReadonlyMap<string, number>
  refused: readonly RefusedLine[]
}>

type Cell = (field: string) => string | undefined
type Record = Readonly<{ line: number; cell: Cell }>

/**
 * Reads a table as rows of a catalogue. Blank rows are passed over.
 *
 * @param standing the catalogues as they stand: columns that are missing leave what they say
 * @param given for a field, the heading it goes by in this table
 * @param taken codes of the catalogue that were ever used
 */
export function readRows<N extends TableName>(
  name: N,
  table: Table,
  standing: StandingRows,
  given: Readonly<{ [field: string]: string }> = {},
  taken: Iterable<string> = [],
): ReadRows<N> {
  const { at, unknown } = columnsOf(name, table.header, given)
  if (unknown.length > 0 || at.size === 0) return refusing([headerRefusal(name, table.header, unknown)])
  const broken = table.rows.flatMap(({ line, problem }) => (problem ? [{ line, zh: problem.zh, en: problem.en }] : []))
  if (broken.length > 0) return refusing(broken)
  const records = table.rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({
      line,
      cell: (field: string) => (at.has(field) ? (cells[at.get(field) ?? -1] ?? '').trim() : undefined),
    }))
  if (name === 'category' && at.has('first')) return readWide(records, standing, taken) as unknown as ReadRows<N>
  return readEach(name, records, standing)
}

function refusing(refused: readonly RefusedLine[]) {
  return { rows: [], grants: [], lineOf: new Map<string, number>(), refused }
}

function readEach<N extends TableName>(name: N, records: readonly Record[], standing: StandingRows): ReadRows<N> {
  const catalogue = catalogueOf(standing)
  const prefecture = [...catalogue.regions.values()].find(({ level }) => level === 'prefecture')?.code ?? ''
  const names = namesIn(standing, ownNames(name, records, namesIn(standing)))
  const rows: Rows[N][] = []
  const grants: GrantBeside[] = []
  const lineOf = new Map<string, number>()
  const refused: RefusedLine[] = []
  for (const { line, cell } of records) {
    try {
      const row: Rows[N] = shaped(
        name,
        readers[name](cell as (field: Field<N>) => string | undefined, { standing: catalogue, names, prefecture }),
      )
      const earlier = lineOf.get(row.code)
      if (earlier !== undefined)
        throw new Unreadable(
          `编码“${row.code}”与第 ${earlier} 行相同。`,
          `The code "${row.code}" is that of line ${earlier} too.`,
        )
      const beside = name === 'person' ? grantsToldBy(cell('roles'), row as Rows['person'], catalogue, prefecture) : []
      for (const { code } of [row, ...beside]) lineOf.set(code, line)
      rows.push(row)
      grants.push(...beside)
    } catch (error) {
      refused.push(refusal(line, error))
    }
  }
  return { rows, grants, lineOf, refused }
}

function readWide(
  records: readonly Record[],
  { category = [] }: StandingRows,
  taken: Iterable<string>,
): ReadRows<'category'> {
  const wide = wideCategories(category, taken)
  const rows: Rows['category'][] = []
  const lineOf = new Map<string, number>()
  const refused: RefusedLine[] = []
  for (const { line, cell } of records) {
    try {
      const names = [cell('first') ?? '', cell('second') ?? '', cell('third') ?? ''] as const
      const fresh = wide({ names, code: cell('code') ?? '' }).map((row) => shaped('category', row))
      for (const row of fresh) lineOf.set(row.code, line)
      rows.push(...fresh)
    } catch (error) {
      refused.push(refusal(line, error))
    }
  }
  return { rows, grants: [], lineOf, refused }
}

/** The names a table brings itself, for rows of it that name each other. */
function ownNames(name: TableName, records: readonly Record[], known: Names): StandingRows {
  if (name !== 'unit' && name !== 'category' && name !== 'region') return {}
  const above = name === 'unit' ? 'superior' : 'parent'
  const rows = records.flatMap(({ cell }) => {
    const code = name === 'unit' && cell('name') ? unitCode(cell, known) : (cell('code') ?? '')
    return code ? [{ code, name: cell('name') ?? '', [above]: cell(above) || null }] : []
  })
  return { [name]: rows }
}

function shaped<N extends TableName>(name: N, row: Rows[N]): Rows[N] {
  const { success, data, error } = catalogueRows[name].safeParse(row)
  if (success) return data
  const [issue] = error.issues
  throw new Unreadable(
    `“${issue?.path.join('.')}”不对：${issue?.message}`,
    `"${issue?.path.join('.')}" is not right: ${issue?.message}`,
  )
}

function refusal(line: number, error: unknown): RefusedLine {
  if (error instanceof Unreadable) return { line, zh: error.zh, en: error.en }
  throw error
}

function headerRefusal(name: TableName, header: readonly string[], unknown: readonly string[]): RefusedLine {
  const known = Object.values<readonly string[]>(headings[name])
    .map(([first]) => first)
    .join('、')
  if (unknown.length > 0) {
    return {
      line: 1,
      zh: `没有这样的列：${unknown.join('、')}。表头是：${header.join('、')}。`,
      en: `There is no such column: ${unknown.join(', ')}. The headings are: ${header.join(', ')}.`,
    }
  }
  return {
    line: 1,
    zh: `表头里没有认识的列，请用这些列名：${known}。`,
    en: `None of the headings is known; use these: ${known}.`,
  }
}
