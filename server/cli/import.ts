import { resolve } from 'node:path'
import { dayInChina, isPlainDate } from '../../domain/deadline/plain-date.ts'
import { type Columns, recognise } from '../../domain/intake/columns.ts'
import { importCatalogueFile, type ImportName, importNames } from '../catalogue/import-file.ts'
import { systemId } from '../catalogue/set-up.ts'
import type { Database } from '../db/database.ts'
import { makeDeps } from '../edge.ts'
import { errorWorkbook } from '../files/error-workbook.ts'
import { openTable } from '../files/read-table.ts'
import type { Table } from '../files/table.ts'
import { type FileRow, importRows } from '../intake/import-file.ts'
import { type Command, type CommandContext, textOption, WrongUsage } from './command.ts'
import { withDatabase } from './database.ts'
import { chosenTenant, prefectureOption, type Tenant } from './prefecture.ts'

/** Stores the rows of a file: as submissions, each with a matter, or with `--as` into a catalogue. */
export const importFile: Command = {
  name: 'import',
  summary: {
    zh: '导入 .xlsx、.csv、.jsonl：每行一条来件；用 --as 则载入目录',
    en: 'import an .xlsx, .csv or .jsonl: a submission a row; with --as, a catalogue',
  },
  usage: 'import FILE [--as units] [--columns id=留言编号,text=留言详情]',
  takes: [1, 1],
  options: {
    prefecture: prefectureOption,
    columns: {
      type: 'string',
      zh: '列的含义，字段=表头，用逗号隔开；不写则按常见表头识别',
      en: 'what the columns mean, field=heading, parted by commas; common headings are recognised without',
    },
    as: { type: 'string', zh: `载入目录：${Object.keys(importNames).join('、')}`, en: 'load a catalogue instead' },
    sheet: {
      type: 'string',
      zh: '工作表名称；不写则取第一张有内容的',
      en: 'the sheet; the first that has rows unless given',
    },
    from: {
      type: 'string',
      zh: '目录从哪天起有效，2026-01-01；不写则今天',
      en: 'the day a catalogue counts from; today unless given',
    },
    errors: {
      type: 'string',
      zh: '错误清单写到哪里；不写则在原文件旁',
      en: 'where the error workbook goes; beside the file unless given',
    },
  },

  run: (context) =>
    withDatabase(context, async (database) => {
      const tenant = await chosenTenant(database.app, context)
      const path = resolve(context.folder, context.args[0] ?? '')
      const as = textOption(context, 'as')
      return as === undefined
        ? importMessages(context, database, tenant, path)
        : importCatalogue(context, database, tenant, path, as)
    }),
}

async function importMessages(
  context: CommandContext,
  database: Database,
  tenant: Tenant,
  path: string,
): Promise<number> {
  const { terminal, signal, now, config } = context
  const began = now()
  const { db, keys, newId, chance } = await makeDeps(database, config)
  const sheet = textOption(context, 'sheet')
  const table = await openTable(path, sheet === undefined ? {} : { sheet })
  const errorPath = resolve(context.folder, textOption(context, 'errors') ?? `${path}.errors.xlsx`)
  const errors = errorWorkbook(errorPath, table.headings)
  try {
    const columns = columnsOf(table, textOption(context, 'columns'))
    const counts = await importRows(
      {
        db,
        keys,
        now,
        newId,
        chance,
        signal,
        progress: ({ read }) =>
          terminal.progress(read, Math.max(read, Math.round(read / Math.max(table.share(), 0.001))), '行', 'rows'),
        refused: ({ row }, reason) => errors.add(row, reason),
      },
      tenant.id,
      fieldsOf(table, columns),
    )
    const written = (await errors.close()) > 0 ? errorPath : null
    const seconds = (now().getTime() - began.getTime()) / 1000
    if (written)
      terminal.say(
        `没有存入的 ${counts.refused} 行和原因写在：${written}`,
        `${counts.refused} rows that were not stored, with the reason of each: ${written}`,
      )
    if (signal.aborted)
      terminal.say('已中断；再次运行会从没有存入的行接着做。', 'Interrupted; run it again to store the rest.')
    const { read, stored, already, refused, matters } = counts
    terminal.answer({ read, stored, already, refused, matters, seconds, ...(written && { errors: written }) }, [
      JSON.stringify({ read, stored, already, refused, matters, seconds }),
    ])
    return refused > 0 ? 1 : 0
  } catch (error) {
    await errors.discard()
    throw error
  } finally {
    await table.close()
  }
}

/** @throws WrongUsage where the columns cannot be told or are told wrong */
function columnsOf({ headings }: Table, given: string | undefined): Columns {
  const recognised = recognise(headings, given === undefined ? {} : { given })
  if (recognised.ok) return recognised.columns
  throw new WrongUsage(recognised.problem.zh, recognised.problem.en)
}

async function* fieldsOf({ rows }: Table, columns: Columns): AsyncGenerator<FileRow, void> {
  const pairs = Object.entries(columns)
  for await (const row of rows) {
    yield { row, cells: Object.fromEntries(pairs.map(([field, heading]) => [field, row.cells[heading] ?? ''])) }
  }
}

async function importCatalogue(
  context: CommandContext,
  { app }: Database,
  tenant: Tenant,
  path: string,
  as: string,
): Promise<number> {
  const { terminal, now } = context
  if (!isName(as)) {
    const known = Object.keys(importNames).join('、')
    throw new WrongUsage(`没有目录“${as}”，可用：${known}。`, `There is no catalogue "${as}"; there are: ${known}.`)
  }
  const at = now()
  const validFrom = textOption(context, 'from') ?? dayInChina(at)
  if (!isPlainDate(validFrom)) throw new WrongUsage('--from 要写成 2026-01-01。', '--from is a day, 2026-01-01.')
  const columns = Object.fromEntries(
    (textOption(context, 'columns') ?? '').split(/[,，]/).flatMap((pair) => {
      const [field, heading] = pair.split(/[=＝]/).map((part) => part.trim())
      return field && heading ? [[field, heading]] : []
    }),
  )
  const by = { personId: systemId, at }
  const imported = await importCatalogueFile(app, tenant.id, path, { as, columns, validFrom, note: '批量导入' }, by)
  const { read, added, changed, unchanged, refused } = imported
  terminal.answer({ read, added, changed, unchanged, refused }, [
    ...refused.map(({ line, zh, en }) => `${line}: ${zh} / ${en}`),
    refused.length > 0
      ? `有 ${refused.length} 行不能接受，目录没有改动。 ${refused.length} rows cannot be taken; nothing was changed.`
      : `读 ${read} 行，新增 ${added}，修改 ${changed}，未变 ${unchanged}。 ${read} rows: ${added} added, ${changed} changed, ${unchanged} unchanged.`,
  ])
  return refused.length > 0 ? 1 : 0
}

function isName(as: string): as is ImportName {
  return Object.hasOwn(importNames, as)
}
