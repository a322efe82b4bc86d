import { fitCell, xmlText } from './cell-text.ts'
import { headerRow, type RowSource, sheetXml, type Sums } from './sheet-xml.ts'
import { stylesXml } from './workbook-styles.ts'
import type { WrittenRow, WrittenTable } from './written-table.ts'
import { type ZipPart, zipStream } from './zip-stream.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The bytes of a workbook, made while its rows come; the rows of a table too long for one sheet go on in the next. */
export function workbookBytes(table: WrittenTable, lastRow?: number): AsyncGenerator<Buffer, void> {
  return zipStream(workbookParts(table, lastRow))
}

async function* workbookParts(table: WrittenTable, lastRow?: number): AsyncGenerator<ZipPart, void> {
  const rows = table.rows
  const walk = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  const source = rowSource(walk)
  const sums: Sums = new Map()
  const names: string[] = []
  try {
    // First what programs tell a workbook by, then the sheets, then what is known when they are written.
    yield part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]))
    yield part('xl/styles.xml', stylesXml)
    do {
      names.push(sheetName(table.sheet, names.length))
      yield { name: `xl/worksheets/sheet${names.length}.xml`, text: sheetXml(table, source, sums, lastRow) }
    } while (!(await source.ended()))
  } finally {
    await walk.return?.()
  }
  const sheets = names.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const)
  yield part('xl/_rels/workbook.xml.rels', relations([...sheets, ['styles', 'styles.xml']]))
  yield part('xl/workbook.xml', workbookXml(names, headerRow(table)))
  yield part('[Content_Types].xml', contentTypes(names.length))
}

function part(name: string, text: string): ZipPart {
  return { name, text: [text] }
}

function rowSource(walk: AsyncIterator<WrittenRow> | Iterator<WrittenRow>): RowSource {
  let ahead: WrittenRow | null | undefined
  const peek = async () => {
    if (ahead === undefined) {
      const next = await walk.next()
      ahead = next.done ? null : next.value
    }
    return ahead
  }
  return {
    async next() {
      const row = await peek()
      if (row) ahead = undefined
      return row
    },
    ended: async () => (await peek()) === null,
  }
}

/** A name that Excel takes: at most 31 characters, none of []:*?/\, no apostrophe at an end; the second sheet is `名_2`. */
export function sheetName(wanted: string, index: number): string {
  const clean =
    fitCell(wanted)
      .replace(/[[\]:*?/\\\n\t]/g, ' ')
      .replace(/^['\s]+|['\s]+$/g, '') || 'Sheet'
  const suffix = index === 0 ? '' : `_${index + 1}`
  return (
    clean
      .slice(0, 31 - suffix.length)
      .toWellFormed()
      .replace(/['\ufffd]+$/, '') + suffix
  )
}

function workbookXml(names: readonly string[], header: number): string {
  const sheets = names.map((name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const titles = names.map((name, at) => {
    const quoted = `'${name.replaceAll("'", "''")}'!$${header}:$${header}`
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlText(quoted)}</definedName>`
  })
  return `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${documents}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const all = targets.map(
    ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${documents}/${kind}" Target="${target}"/>`,
  )
  return `${head}<Relationships xmlns="${packages}/relationships">${all.join('')}</Relationships>`
}

function contentTypes(sheets: number): string {
  const overrides = [
    ['/xl/workbook.xml', `${spreadsheet}.sheet.main+xml`],
    ['/xl/styles.xml', `${spreadsheet}.styles+xml`],
    ...Array.from({ length: sheets }, (_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, `${spreadsheet}.worksheet+xml`]),
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`)
  return `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}
