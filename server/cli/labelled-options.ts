import { resolve } from 'node:path'
import { type LabelledFile, readLabelledFile } from '../reader/labelled-file.ts'
import { type Command, type CommandContext, textOption, WrongUsage } from './command.ts'
import { prefectureOption } from './prefecture.ts'

/** The options of commands that read a file of labelled messages. */
export const labelledOptions: Command['options'] = {
  prefecture: prefectureOption,
  text: { type: 'string', zh: '诉求内容所在的列；不写则按常见表头识别', en: 'the column of the words' },
  title: { type: 'string', zh: '主题所在的列；可以没有', en: 'the column of the title, if there is one' },
  category: { type: 'string', zh: '分类所在的列', en: 'the column of the category' },
  sheet: { type: 'string', zh: '工作表名称；不写则取第一张有内容的', en: 'the sheet; the first that has rows' },
}

/**
 * The labelled messages of the file that the line names; tells what was left out.
 *
 * @throws WrongUsage where the columns cannot be told, or no row has words and a label; TableFileError
 */
export async function labelledFileOf(context: CommandContext): Promise<LabelledFile> {
  const [path = ''] = context.args
  const [sheet, text, title, category] = ['sheet', 'text', 'title', 'category'].map((name) => textOption(context, name))
  const options = { sheet, text, title, category }
  const file = await readLabelledFile(resolve(context.folder, path), options, (zh, en) => new WrongUsage(zh, en))
  const { columns, read, withoutText, withoutLabel, broken, rows } = file
  const { say } = context.terminal
  say(
    `读 ${read} 行；内容：${columns.text}，主题：${columns.title ?? '无'}，分类：${columns.category}。`,
    `${read} rows; words: ${columns.text}, title: ${columns.title ?? 'none'}, category: ${columns.category}.`,
  )
  if (withoutText + withoutLabel + broken > 0)
    say(
      `未用：没有内容 ${withoutText} 行，没有分类 ${withoutLabel} 行，读不出 ${broken} 行。`,
      `Left out: ${withoutText} rows without words, ${withoutLabel} without a category, ${broken} that cannot be read.`,
    )
  if (rows.length === 0)
    throw new WrongUsage(
      '文件里没有一行同时有内容和分类。请检查 --text 和 --category 指的列。',
      'No row of the file has both words and a category. Check the columns of --text and --category.',
    )
  return file
}
