import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll } from 'vitest'
import { openTable, readTable } from './read-table.ts'
import type { ReadOptions, Row } from './table.ts'
import { zipStream } from './zip-stream.ts'

let folder = ''

/** A folder for the files of one test file; gone afterwards. */
export function testFolder(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianxin-files-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
}

export function pathOf(name: string): string {
  return join(folder, name)
}

export async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(pathOf(name), content)
  return pathOf(name)
}

export async function rowsOf(path: string, options?: ReadOptions): Promise<Row[]> {
  return Array.fromAsync(readTable(path, options))
}

/** The cells of each row in the order of the headings, and the headings themselves first. */
export async function tableOf(path: string, options?: ReadOptions): Promise<readonly (readonly string[])[]> {
  const { headings, rows } = await openTable(path, options)
  const table: string[][] = [[...headings]]
  for await (const { cells } of rows) table.push(Object.values(cells))
  return table
}

/** The code of the failure with which reading the file ends; null where it is read. */
export async function failureOf(path: string, options?: ReadOptions): Promise<unknown> {
  try {
    await rowsOf(path, options)
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}

type Parts = Readonly<Record<string, string>>

/** A zip of parts by name. */
export function zipOf(parts: Parts): Promise<Buffer> {
  async function* all() {
    for (const [name, text] of Object.entries(parts)) yield { name, text: [text] }
  }
  return buffer(zipStream(all()))
}

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`

type Made = Readonly<{
  /** The rows of each sheet as XML, by the sheet's name; a name that begins with `!` is hidden. */
  sheets: Parts
  /** The texts that cells point to, as XML. */
  texts?: string
  /** Number formats of the styles 1, 2, … */
  formats?: readonly string[]
  /** Attributes of `workbookPr`. */
  properties?: string
  /** Parts put in place of those made here. */
  more?: Parts
}>

/** A workbook as other programs write it: texts in a table of their own after the sheets, parts in no helpful order. */
export function workbookOf({ sheets, texts, formats = [], properties = '', more = {} }: Made): Promise<Buffer> {
  const names = Object.keys(sheets)
  const parts: Record<string, string> = {}
  for (const [at, rows] of Object.values(sheets).entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet ${namespace}><sheetData>${rows}</sheetData></worksheet>`
  }
  if (texts !== undefined) parts['xl/sharedStrings.xml'] = `<sst ${namespace}>${texts}</sst>`
  parts['xl/styles.xml'] =
    `<styleSheet ${namespace}><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${170 + at}" formatCode="${code}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${170 + at}"/>`).join('')}</cellXfs></styleSheet>`
  parts['xl/workbook.xml'] =
    `<workbook ${namespace} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr ${properties}/><sheets>${names.map((name, at) => `<sheet name="${name.replace('!', '')}" sheetId="${at + 1}" ${name.startsWith('!') ? 'state="hidden"' : ''} r:id="r${at + 1}"/>`).join('')}</sheets></workbook>`
  const targets = names.map((_, at) => relation(`r${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
  parts['xl/_rels/workbook.xml.rels'] =
    `<Relationships>${targets.join('')}${relation('s', 'styles', '/xl/styles.xml')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`
  parts['_rels/.rels'] = `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`
  return zipOf({ ...parts, ...more })
}

/** A row of text cells as XML. */
export function textRow(line: number, ...cells: readonly string[]): string {
  return `<row r="${line}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
}
