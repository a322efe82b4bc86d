import type { Command, Option } from './command.ts'

/** The options every command has. */
export const sharedOptions = {
  json: { type: 'boolean', zh: '结果写成一行 JSON，放在最后', en: 'write the result as one line of JSON, at the end' },
  help: { type: 'boolean', zh: '显示用法', en: 'show how it is used' },
} as const satisfies Readonly<Record<string, Option>>

/** All commands, one a line. */
export function helpOf(commands: readonly Command[]): readonly string[] {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  return [
    '用法 Usage: npm run -s lianxin -- <命令 command> [选项 options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary.zh}　${summary.en}`),
    '',
    '每个命令都可加 --help 查看用法，加 --json 得到一行 JSON。 Every command takes --help, and --json for one line of JSON.',
    '退出码：0 完成，1 有问题，2 用法不对，10 以上连不上数据库等。 Exit codes: 0 done, 1 problems, 2 wrong usage, 10 and above: the database cannot be reached, and the like.',
  ]
}

/** How one command is used. */
export function usageOf({ usage, summary, options }: Command): readonly string[] {
  const all = Object.entries<Option>({ ...options, ...sharedOptions })
  const width = Math.max(...all.map(([name]) => name.length)) + 4
  return [
    summary.zh,
    summary.en,
    '',
    `用法 Usage: npm run -s lianxin -- ${usage}`,
    '',
    ...all.map(([name, { zh, en }]) => `  ${`--${name}`.padEnd(width)}${zh}　${en}`),
  ]
}
