import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { StartFailure } from '../start-failures.ts'
import { type Command, type CommandContext, WrongUsage } from './command.ts'
import { type Commands, run } from './run.ts'

const text = (stream: PassThrough): string => stream.read()?.toString() ?? ''

const interrupt = new AbortController()

function command(
  name: string,
  work: (context: CommandContext) => number | Promise<number>,
  more: Partial<Command> = {},
): Command {
  const options = {
    as: { type: 'string', zh: '目录', en: 'catalogue' },
    dry: { type: 'boolean', zh: '只检查', en: 'check only' },
  } as const
  return {
    name,
    summary: { zh: '试用', en: 'to try' },
    usage: `${name} FILE`,
    options,
    run: async (context) => work(context),
    ...more,
  }
}

async function lianxin(
  line: string,
  work: (context: CommandContext) => number | Promise<number> = () => 0,
  env: NodeJS.ProcessEnv = {},
) {
  const [out, words] = [new PassThrough(), new PassThrough()]
  const commands: Commands = {
    import: async () => command('import', work, { takes: [1, 2] }),
    verify: async () => command('verify', () => 1),
  }
  const code = await run(line.split(' ').filter(Boolean), commands, {
    out,
    words,
    env,
    folder: '/here',
    now: () => new Date('2026-04-01T00:00:00Z'),
    signal: interrupt.signal,
  })
  return { code, out: text(out), words: text(words) }
}

describe('a line', () => {
  test('gives the command its words, options, folder and settings', async () => {
    let seen: CommandContext | null = null
    const { code } = await lianxin('import a.csv --as units --dry b.csv', (context) => {
      seen = context
      return 0
    })
    expect(code).toBe(0)
    expect(seen).toMatchObject({
      args: ['a.csv', 'b.csv'],
      options: { as: 'units', dry: true },
      folder: '/here',
      config: { port: 12345 },
    })
  })

  test('typed in another folder, through npm', async () => {
    let folder = ''
    await lianxin('import a', (context) => ((folder = context.folder), 0), { INIT_CWD: '/there' })
    expect(folder).toBe('/there')
  })

  test('ends with the exit code of the command', async () => {
    expect((await lianxin('verify')).code).toBe(1)
  })

  for (const [line, expected] of [
    ['imprt a', '您是不是要用“import”'],
    ['veri', '您是不是要用“verify”'],
    ['import', '没有写完整'],
    ['import a b c', '多写了内容'],
    ['import a --an units', '没有选项 --an。您是不是要用 --as？'],
    ['import a --as', '选项 --as 的写法不对'],
    ['import a --dry=1', '选项 --dry 的写法不对'],
    ['help nothing-like-it', '没有命令“nothing-like-it”'],
    ['toString', '没有命令“toString”'],
  ] as const) {
    test(`${line}: 2, and what to do`, async () => {
      const { code, out, words } = await lianxin(line)
      expect([code, out]).toEqual([2, ''])
      expect(words).toContain(expected)
    })
  }
})

describe('help', () => {
  for (const line of ['', 'help', '--help', '-h']) {
    test(`"${line}" names every command`, async () => {
      const { code, out } = await lianxin(line)
      expect(code).toBe(0)
      expect(out).toContain('import')
      expect(out).toContain('verify')
    })
  }

  for (const line of ['import --help', 'help import', 'import a --as units --help']) {
    test(`"${line}" tells how it is used, and runs nothing`, async () => {
      const { code, out } = await lianxin(line, () => {
        throw new Error('ran')
      })
      expect(code).toBe(0)
      expect(out).toContain('import FILE')
      expect(out).toContain('--dry')
    })
  }

  test('as JSON', async () => {
    expect(JSON.parse((await lianxin('help --json')).out).commands[0]).toMatchObject({ name: 'import', zh: '试用' })
  })
})

const reads = ({ terminal }: CommandContext) => {
  terminal.say('开始', 'begins')
  terminal.progress(1, 2, '行', 'rows')
  terminal.answer({ read: 2 }, ['读了 2 行', '2 rows read'])
  return 0
}

describe('the result', () => {
  test('is told in words, what goes on beside it', async () => {
    expect(await lianxin('import a', reads)).toEqual({
      code: 0,
      out: '读了 2 行\n2 rows read\n',
      words: '开始 begins\n[############............] 1/2 50% 行 rows\n',
    })
  })

  test('is one line of JSON with --json', async () => {
    expect((await lianxin('import a --json', reads)).out).toBe('{"read":2}\n')
  })
})

describe('a failure', () => {
  for (const [what, error, code, said] of [
    ['of usage', new WrongUsage('不对', 'wrong'), 2, 'wrong-usage'],
    ['of the catalogue of errors', new AppError('tenant-not-found'), 1, 'tenant-not-found'],
    ['of the database', new StartFailure('disk-full', { folder: '/x' }), 18, 'disk-full'],
    ['nobody expected', new Error('boom'), 1, 'internal'],
  ] as const) {
    test(`${what}: ${code}, in words and as JSON`, async () => {
      const told = await lianxin('import a --json', () => {
        throw error
      })
      expect(told.code).toBe(code)
      expect(JSON.parse(told.out)).toMatchObject({
        error: { code: said, zh: expect.stringMatching(/\p{Script=Han}/u) },
      })
      expect(told.words).toMatch(/\p{Script=Han}.*[a-z]/u)
    })
  }

  test('names each field that is wrong', async () => {
    const { words } = await lianxin('import a', () => {
      throw new AppError('catalogue-row-refused', {
        params: { reason: '无' },
        fields: [{ path: 'unit/x', message: '没有上级' }],
      })
    })
    expect(words).toContain('unit/x: 没有上级')
  })

  test('of a setting', async () => {
    expect((await lianxin('import a', () => 0, { PORT: 'x' })).code).toBe(10)
  })
})

test('Ctrl-C: what was begun is finished, and the exit code says so', async () => {
  const { code } = await lianxin('import a', ({ signal }) => {
    interrupt.abort()
    return signal.aborted ? 0 : 1
  })
  expect(code).toBe(130)
})
