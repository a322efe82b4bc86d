import type { SerialSystem } from '../../domain/intake/serial-date.ts'
import { TableFileError } from './failures.ts'
import { type NumberLook, numberLooks } from './number-look.ts'
import type { Limits } from './table.ts'
import { readXml, type XmlHandlers } from './xml-reader.ts'
import type { Parts } from './zip-parts.ts'

export type Sheet = Readonly<{ name: string; part: string; visible: boolean }>

/** What a workbook says about its sheets, before any of them is read. */
export type Workbook = Readonly<{
  sheets: readonly Sheet[]
  system: SerialSystem
  /** The part that holds the texts of all sheets; null where there is none. */
  texts: string | null
  /** How the numbers of each cell style look. */
  looks: readonly NumberLook[]
}>

type Relation = Readonly<{ id: string; kind: string; target: string }>

/** @throws TableFileError `not-a-table` for another kind of zip, `corrupt` */
export async function openWorkbook(parts: Parts, limits: Limits): Promise<Workbook> {
  const read = (part: string, handlers: XmlHandlers) =>
    readXml(parts.read(part, limits.part), handlers, { part, longest: limits.cell })
  const main = await mainPart(parts, read)
  const relations = await relationsOf(parts, main, read)
  const { found, system } = await sheetList(main, read)
  const partOf = new Map(relations.filter(({ kind }) => kind === 'worksheet').map(({ id, target }) => [id, target]))
  const sheets = found.flatMap(({ name, visible, id }) => {
    const part = partOf.get(id)
    return part !== undefined && parts.has(part) ? [{ name, part, visible }] : []
  })
  if (sheets.length === 0) throw new TableFileError('corrupt', { part: main })
  const named = (kind: string) => relations.find((relation) => relation.kind === kind && parts.has(relation.target))
  const styles = named('styles')?.target
  return {
    sheets,
    system,
    texts: named('sharedStrings')?.target ?? null,
    looks: styles ? await numberLooks(styles, read) : [],
  }
}

type Read = (part: string, handlers: XmlHandlers) => Promise<void>

async function mainPart(parts: Parts, read: Read): Promise<string> {
  const relations = await relationsOf(parts, '', read)
  const main = relations.find(({ kind }) => kind === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (parts.has(main) && /^xl\/.*\.xml$/i.test(main)) return main
  throw new TableFileError('not-a-table', { found: otherKind(parts, main) })
}

/** Other files that are zips inside. */
function otherKind(parts: Parts, main: string): string {
  if (main.endsWith('.bin')) return 'xlsb'
  if (main.startsWith('word/')) return 'docx'
  if (main.startsWith('ppt/')) return 'pptx'
  return parts.has('content.xml') ? 'ods' : 'zip'
}

/** The relations of a part, or of the whole file for the empty name; targets are names of parts. */
async function relationsOf(parts: Parts, part: string, read: Read): Promise<readonly Relation[]> {
  const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/.exec(part) ?? []
  const name = `${folder}_rels/${file}.rels`
  const relations: Relation[] = []
  if (!parts.has(name)) return relations
  await read(name, {
    open: (tag, { Id: id, Type: kind, Target: target }) => {
      if (tag !== 'Relationship' || !id || !kind || !target) return
      relations.push({ id, kind: kind.slice(kind.lastIndexOf('/') + 1), target: resolved(folder, target) })
    },
  })
  return relations
}

/** `xl/` and `../worksheets/sheet1.xml` make `worksheets/sheet1.xml`; a target from the root stays. */
function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

async function sheetList(main: string, read: Read) {
  const found: { name: string; id: string; visible: boolean }[] = []
  let system: SerialSystem = 1900
  await read(main, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) system = 1904
      if (tag !== 'sheet') return
      const id = Object.entries(attributes).find(([name]) => name === 'id' || name.endsWith(':id'))?.[1]
      const { name = '', state = 'visible' } = attributes
      if (id) found.push({ name, id, visible: state === 'visible' })
    },
  })
  return { found, system }
}
