import { CompiledQuery } from 'kysely'
import type { Tx } from './database.ts'
import { unanswered } from './dialect.ts'

type Row = Readonly<Record<string, unknown>>

/** At most this many characters of JSON go in one statement. */
const CHUNK = 4_000_000

/**
 * Inserts rows in one statement, whose text depends on the table and its columns alone, so that it is prepared once for
 * one row as for a thousand. It is sent and not waited for: a failure is told by the next statement that is. Keys are
 * camelCase column names; all rows have the same keys; Buffers go to bytea.
 *
 * @param upsert columns of the key: a row that is there takes the new values
 */
export async function insertMany(
  tx: Tx,
  table: string,
  rows: readonly Row[],
  upsert?: readonly string[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const names = Object.keys(first)
  const text = insertText(table, names, upsert)
  for (const json of chunks(rows, names)) {
    await unanswered(() => tx.executeQuery(CompiledQuery.raw(text, [json])))
  }
}

const texts = new Map<string, string>()

function insertText(table: string, names: readonly string[], upsert: readonly string[] | undefined): string {
  const key = `${table} ${names.join()} ${upsert?.join()}`
  const seen = texts.get(key)
  if (seen) return seen
  const columns = names.map((name) => `"${snake(name)}"`)
  const list = columns.join(', ')
  const conflict = upsert
    ? overwriting(
        columns,
        upsert.map((name) => `"${snake(name)}"`),
      )
    : ''
  const made = `insert into "${table}" (${list}) select ${list} from json_populate_recordset(null::"${table}", $1::json) ${conflict}`
  texts.set(key, made)
  return made
}

function overwriting(columns: readonly string[], key: readonly string[]): string {
  const set = columns.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`)
  return `on conflict (${key.join(', ')}) do update set ${set.join(', ')}`
}

function* chunks(rows: readonly Row[], names: readonly string[]): Iterable<string> {
  const columns = names.map((name) => `"${snake(name)}":`)
  let json = ''
  for (const row of rows) {
    const one = rowJson(row, names, columns)
    if (json && json.length + one.length > CHUNK) {
      yield `[${json}]`
      json = ''
    }
    json += json ? `,${one}` : one
  }
  yield `[${json}]`
}

function rowJson(row: Row, names: readonly string[], columns: readonly string[]): string {
  let json = ''
  for (let n = 0; n < names.length; n += 1) {
    const value = row[names[n] as string]
    if (value === null || value === undefined) continue
    json += `${json ? ',' : ''}${columns[n]}${jsonOf(value)}`
  }
  return `{${json}}`
}

function jsonOf(value: unknown): string {
  if (value instanceof Uint8Array) return `"\\\\x${hex(value)}"`
  if (value instanceof Date) return `"${value.toISOString()}"`
  return JSON.stringify(value)
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
}

const known = new Map<string, string>()

/** `leadUnitId` → `lead_unit_id`, as the naming of all our columns has it. */
function snake(name: string): string {
  const seen = known.get(name)
  if (seen) return seen
  const made = name.replace(/[A-Z]|\d+/g, (part) => (/\d/.test(part) ? part : `_${part.toLowerCase()}`))
  known.set(name, made)
  return made
}
