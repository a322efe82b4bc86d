type Words = Readonly<{ zh: string; en: string }>

/** Every reason for which a table file is not read or written, in words that say what to do. `{name}` is a value that comes with it. */
export const fileFailures = {
  'file-missing': {
    zh: '找不到文件 {path}。请核对路径和文件名。',
    en: 'There is no file {path}. Check the path and the name.',
  },
  'file-unreadable': {
    zh: '打不开文件 {path}（{reason}）。请检查它是不是文件、有没有读取权限。',
    en: 'The file {path} cannot be opened ({reason}). Check that it is a file and may be read.',
  },
  'file-not-writable': {
    zh: '不能写入 {path}（{reason}）。请检查目录是否存在、有没有写入权限、磁盘是否已满。',
    en: '{path} cannot be written ({reason}). Check that its folder exists, may be written and has room.',
  },
  'file-empty': {
    zh: '文件是空的。请确认选对了文件，或重新导出。',
    en: 'The file is empty. Check that it is the right one, or export it again.',
  },
  'no-header': {
    zh: '文件里没有表头。第一行应是列名，例如：编号、姓名、内容、时间。',
    en: 'The file has no header. Its first row names the columns, such as id, name, text, time.',
  },
  'not-a-table': {
    zh: '这不是表格文件（{found}）。请在 Excel 或 WPS 里另存为 .xlsx 或 .csv 后再导入。',
    en: 'This is no table file ({found}). In Excel or WPS save it as .xlsx or .csv, then import that.',
  },
  'json-not-by-line': {
    zh: '这个 JSON 文件不是一行一条记录。请转成 .jsonl（每行一个对象）后再导入。',
    en: 'This JSON file does not hold one record a line. Turn it into .jsonl, one object a line.',
  },
  'old-xls': {
    zh: '这是旧版 Excel 文件（.xls）。请在 Excel 或 WPS 里打开，另存为 .xlsx 后再导入。',
    en: 'This is a file of old Excel (.xls). Open it in Excel or WPS, save it as .xlsx, then import that.',
  },
  encrypted: {
    zh: '文件有打开密码。请在 Excel 里取消密码、另存为 .xlsx 后再导入。',
    en: 'The file asks for a password. Open it in Excel, take the password off, save it as .xlsx.',
  },
  corrupt: {
    zh: '文件已损坏或不完整（{part}）。请重新下载；能打开时，请用 Excel 或 WPS 另存一份再导入。',
    en: 'The file is damaged or cut short ({part}). Fetch it again; if Excel or WPS opens it, save it anew there.',
  },
  'zip-bomb': {
    zh: '文件解压后大得不正常（{part}），为安全起见没有读取。请确认来源；内容正常的话，请拆成几个小文件或另存为 .csv。',
    en: 'What the file unpacks to is abnormally large ({part}); it was not read, to be safe. Check where it comes from; if it is sound, split it or save it as .csv.',
  },
  'too-many-columns': {
    zh: '表格超过 {limit} 列（第 {line} 行）。请删掉多余的列后再导入。',
    en: 'The table has more than {limit} columns (row {line}). Delete those that are not needed.',
  },
  'cell-too-long': {
    zh: '第 {line} 行附近有一格超过 {limit} 个字符。请检查该行；.csv 文件请看有没有漏掉的引号。',
    en: 'Near row {line} a cell is longer than {limit} characters. Check that row; in a .csv look for a missing quotation mark.',
  },
  'duplicate-heading': {
    zh: '有两列的列名都是“{heading}”。请改掉其中一个后再导入。',
    en: 'Two columns have the heading "{heading}". Rename one of them.',
  },
  'unclosed-quote': {
    zh: '第 {line} 行有一个引号（"）没有配对，后面的内容无法分清。请补上或删掉它。',
    en: 'In row {line} a quotation mark (") has no partner, so what follows cannot be told apart. Add or delete it.',
  },
  'bad-encoding': {
    zh: '第 {line} 行附近有不属于 {encoding} 编码的字节。请用 Excel 或 WPS 打开，另存为“CSV UTF-8”后再导入。',
    en: 'Near line {line} there are bytes that are not {encoding}. Open it in Excel or WPS and save it as "CSV UTF-8".',
  },
  'no-such-sheet': {
    zh: '没有名为“{sheet}”的工作表。文件里有：{sheets}',
    en: 'There is no sheet "{sheet}". The file has: {sheets}',
  },
} as const satisfies Record<string, Words>

export type FileFailure = keyof typeof fileFailures

/** Why one row cannot be taken while the others can. */
export const rowFailures = {
  'too-many-fields': {
    zh: '这一行有 {found} 格，比表头的 {wanted} 列多，可能漏了引号。请核对后再导入。',
    en: 'The row has {found} cells for {wanted} columns; a quotation mark may be missing. Check it.',
  },
  'bad-json': {
    zh: '这一行不是完整的 JSON 对象：{start}。请核对后再导入。',
    en: 'The line is no complete JSON object: {start}. Check it.',
  },
} as const satisfies Record<string, Words>

export type RowFailure = keyof typeof rowFailures
type Values = Readonly<Record<string, string | number>>

/** A table file that cannot be read or written at all. `message` is the English words. */
export class TableFileError extends Error {
  override readonly name = 'TableFileError'
  readonly code: FileFailure
  readonly zh: string
  readonly en: string

  constructor(code: FileFailure, values: Values = {}, cause?: unknown) {
    super(fill(fileFailures[code].en, values), cause === undefined ? {} : { cause })
    this.code = code
    this.zh = fill(fileFailures[code].zh, values)
    this.en = this.message
  }
}

/** What is wrong with one row of a file that is otherwise read. */
export type RowProblem = Words & Readonly<{ code: RowFailure }>

export function rowProblem(code: RowFailure, values: Values): RowProblem {
  return { code, zh: fill(rowFailures[code].zh, values), en: fill(rowFailures[code].en, values) }
}

function fill(words: string, values: Values): string {
  return words.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
}
