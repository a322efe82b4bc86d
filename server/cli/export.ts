import { resolve } from 'node:path'
import { dayInChina, isPlainDate, type PlainDate } from '../../domain/deadline/plain-date.ts'
import { writeBook } from '../export/book-file.ts'
import { type Command, type CommandContext, textOption, WrongUsage } from './command.ts'
import { withDatabase } from './database.ts'
import { chosenTenant, prefectureOption } from './prefecture.ts'

/** Writes the ledger book of a period. */
export const exportBook: Command = {
  name: 'export',
  summary: {
    zh: '把一段时间的账本导出为 .xlsx（或 .csv）',
    en: 'write the ledger book of a period as .xlsx (or .csv)',
  },
  usage: 'export [FILE] [--from 2026-04-01] [--to 2026-04-30]',
  takes: [0, 1],
  options: {
    prefecture: prefectureOption,
    from: { type: 'string', zh: '从哪天起；不写则本月一日', en: 'the first day; the first of this month unless given' },
    to: { type: 'string', zh: '到哪天止，含当天；不写则今天', en: 'the last day, included; today unless given' },
  },

  run: (context) =>
    withDatabase(context, async ({ app }) => {
      const { terminal, now, args, folder } = context
      const began = now()
      const today = dayInChina(began)
      const to = dayOption(context, 'to') ?? today
      const from = dayOption(context, 'from') ?? (`${to.slice(0, 7)}-01` as PlainDate)
      if (from > to) throw new WrongUsage('--from 不能晚于 --to。', '--from must not be after --to.')
      const tenant = await chosenTenant(app, context)
      const path = resolve(folder, args[0] ?? `账本-${from}-${to}.xlsx`)
      const { rows, mark } = await writeBook(app, tenant, { path, from, to, now: began })
      const seconds = (now().getTime() - began.getTime()) / 1000
      terminal.answer({ file: path, from, to, rows, mark, seconds }, [
        `${path}：${rows} 件，水印 ${mark}。 ${rows} matters, watermark ${mark}.`,
      ])
      return 0
    }),
}

function dayOption(context: CommandContext, name: 'from' | 'to'): PlainDate | undefined {
  const given = textOption(context, name)
  if (given === undefined || isPlainDate(given)) return given
  throw new WrongUsage(`--${name} 要写成 2026-04-01。`, `--${name} is a day, 2026-04-01.`)
}
