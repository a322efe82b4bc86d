import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { AppError, problemOf } from '../errors.ts'
import { TableFileError } from '../files/failures.ts'
import { StartFailure } from '../start-failures.ts'
import { type Command, WrongUsage } from './command.ts'
import { helpOf, sharedOptions, usageOf } from './help.ts'
import { nearest } from './nearest.ts'
import { type Terminal, terminalOn } from './terminal.ts'

/** What the process gives: its streams, its environment, its clock, and Ctrl-C. */
export type Shell = Readonly<{
  out: Writable
  words: Writable & { isTTY?: boolean }
  env: NodeJS.ProcessEnv
  /** Where paths start from, if npm does not say so in INIT_CWD. */
  folder: string
  now: () => Date
  signal: AbortSignal
}>

/** Each command by name, loaded when it is called. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>

const INTERRUPTED = 130

/**
 * Runs one line: `import FILE --json`. Failures are told in both languages on `words`; with `--json` also as an object
 * `{"error": …}`, so that the last line of output is JSON in any case.
 *
 * @returns the exit code: 0 done, 1 failed or problems found, 2 wrong usage, 10 and above as in start-failures.ts
 */
export async function run(line: readonly string[], commands: Commands, shell: Shell): Promise<number> {
  const json = line.includes('--json')
  const terminal = terminalOn({ out: shell.out, words: shell.words, json, clock: () => shell.now().getTime() })
  const command = await find(line, commands, terminal)
  if (typeof command === 'number') return command
  try {
    const { values, positionals } = parse(line.slice(1), command)
    if (values['help']) {
      shell.out.write(`${usageOf(command).join('\n')}\n`)
      return 0
    }
    checkCount(positionals, command)
    const code = await command.run({
      args: positionals,
      options: values,
      config: readConfig(shell.env),
      folder: shell.env['INIT_CWD'] || shell.folder,
      terminal,
      now: shell.now,
      signal: shell.signal,
    })
    return shell.signal.aborted ? INTERRUPTED : code
  } catch (error) {
    return fail(error, command, terminal, json)
  }
}

/** The command the line names, or the exit code if it names none. */
async function find(
  [name = 'help', about]: readonly string[],
  commands: Commands,
  terminal: Terminal,
): Promise<Command | number> {
  const asked = name === 'help' || name === '--help' || name === '-h' ? about : name
  if (asked === undefined || asked.startsWith('-')) {
    const all = await Promise.all(Object.values(commands).map((load) => load()))
    terminal.answer(
      { commands: all.map(({ name: one, summary, usage }) => ({ name: one, ...summary, usage })) },
      helpOf(all),
    )
    return 0
  }
  const load = Object.hasOwn(commands, asked) ? commands[asked] : undefined
  if (!load) {
    const meant = nearest(asked, Object.keys(commands))
    terminal.say(
      `没有命令“${asked}”。${meant ? `您是不是要用“${meant}”？` : ''}用 help 查看全部命令。`,
      `There is no command "${asked}".${meant ? ` Did you mean "${meant}"?` : ''} Use help to see all.`,
    )
    return 2
  }
  const command = await load()
  if (asked === name) return command
  terminal.answer({ name: command.name, ...command.summary, usage: command.usage }, usageOf(command))
  return 0
}

function parse(args: readonly string[], { options }: Command) {
  const all: Command['options'] = { ...options, ...sharedOptions }
  const config = Object.entries(all).map(([name, { type, multiple = false }]) => [name, { type, multiple }] as const)
  try {
    return parseArgs({ args: [...args], options: Object.fromEntries(config), allowPositionals: true, strict: true })
  } catch (error) {
    throw wrongOption(error, Object.keys(all))
  }
}

/** What `parseArgs` found wrong, in both languages. */
function wrongOption(error: unknown, names: readonly string[]): unknown {
  if (!(error instanceof Error && 'code' in error)) return error
  const option = /'(-[^' ,]*)/.exec(error.message)?.[1] ?? ''
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const meant = nearest(option.replace(/^-+/, ''), names)
    const [zh, en] = meant ? [`您是不是要用 --${meant}？`, ` Did you mean --${meant}?`] : ['', '']
    return new WrongUsage(`没有选项 ${option}。${zh}`, `There is no option ${option}.${en}`)
  }
  return new WrongUsage(
    `选项 ${option} 的写法不对：需要值的写 --名称 值，不需要值的只写名称。`,
    `The option ${option} is not written right: --name value if it takes one, else the name alone.`,
  )
}

function checkCount({ length }: readonly string[], { takes: [least, most] = [0, 0] }: Command): void {
  if (length < least) throw new WrongUsage('命令没有写完整。', 'Something is missing on the line.')
  if (length > most)
    throw new WrongUsage(
      '命令后面多写了内容；选项以 -- 开头。',
      'There is too much on the line; options begin with --.',
    )
}

function fail(error: unknown, command: Command, terminal: Terminal, json: boolean): number {
  const { code, zh, en, exitCode, fields = [] } = failureOf(error)
  terminal.say(zh, en)
  for (const { path, message } of fields) terminal.say(`  ${path}: ${message}`, '')
  if (error instanceof WrongUsage)
    terminal.say(`用法：npm run -s lianxin -- ${command.usage}`, `(usage; more with --help)`)
  if (code === 'internal' && error instanceof Error) terminal.say(error.stack ?? error.message, '')
  if (json) terminal.answer({ error: { code, zh, en, ...(fields.length > 0 && { fields }) } }, [])
  return exitCode
}

type Failure = Readonly<{
  code: string
  zh: string
  en: string
  exitCode: number
  fields?: AppError['extra']['fields']
}>

function failureOf(error: unknown): Failure {
  if (error instanceof WrongUsage) return { code: 'wrong-usage', zh: error.zh, en: error.en, exitCode: 2 }
  if (error instanceof StartFailure) return { code: error.code, zh: error.zh, en: error.en, exitCode: error.exitCode }
  if (error instanceof TableFileError) return { code: error.code, zh: error.zh, en: error.en, exitCode: 1 }
  if (error instanceof AppError) {
    const { zh, en } = problemOf(error.code, error.extra, 'zh')
    return { code: error.code, zh, en, exitCode: 1, fields: error.extra.fields }
  }
  return {
    code: 'internal',
    zh: '命令因意外错误停止。',
    en: 'The command stopped on an unexpected error.',
    exitCode: 1,
  }
}
