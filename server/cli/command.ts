import type { Config } from '../config.ts'
import type { Terminal } from './terminal.ts'

export type Words = Readonly<{ zh: string; en: string }>

/** One option of a command: `--prefecture 150400`, or without a value `--dry-run`. */
export type Option = Words & Readonly<{ type: 'string' | 'boolean'; multiple?: boolean }>

/** What a command works with. `--help` and `--json` are seen to before. */
export type CommandContext = Readonly<{
  /** What stands on the line besides options, in order. */
  args: readonly string[]
  options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  config: Config
  /** The folder in which the line was typed: what a path on it starts from. */
  folder: string
  terminal: Terminal
  now: () => Date
  /** Aborted by Ctrl-C: finish what is begun, then return. */
  signal: AbortSignal
}>

/** One command of `lianxin`, in a file of its own name. */
export type Command = Readonly<{
  name: string
  summary: Words
  /** `import FILE [--as units]`, without `lianxin`. */
  usage: string
  options: Readonly<Record<string, Option>>
  /** How many words stand on the line besides options, at least and at most; none unless given. */
  takes?: readonly [least: number, most: number]
  /** Returns the exit code: 0 done, 1 problems were found. Throws `WrongUsage` for 2. */
  run(context: CommandContext): Promise<number>
}>

/** The line does not say what the command needs: exit code 2, and how it is used. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
  readonly zh: string
  readonly en: string

  constructor(zh: string, en: string) {
    super(en)
    this.zh = zh
    this.en = en
  }
}

/** The text of an option; undefined where it is not given. */
export function textOption({ options }: Pick<CommandContext, 'options'>, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}
