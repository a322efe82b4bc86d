import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { z } from 'zod'

/**
 * What `npm test` runs: format, lint, types, the pages' build, then every test; what stands after `--` goes to Vitest. The last line is
 * `N passed, N failed`, in which each check that is no test counts as one; the exit code is 0 if nothing failed.
 */
type Check = Readonly<{ zh: string; en: string; command: readonly string[] }>
type Count = Readonly<{ passed: number; failed: number }>

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules/.bin')
const scratch = mkdtempSync(join(tmpdir(), 'lianxin-run-'))
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...homeSetting() }

/** Vitest keeps something of its own below HOME, which need not be there nor be ours. */
function homeSetting(): Readonly<Record<string, string>> {
  try {
    accessSync(homedir(), constants.W_OK)
    return {}
  } catch {
    return { HOME: scratch, XDG_DATA_HOME: scratch }
  }
}

const checks: readonly Check[] = [
  { zh: '格式', en: 'format', command: ['biome', 'format', '--no-errors-on-unmatched'] },
  { zh: '代码检查', en: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { zh: '类型', en: 'types', command: ['tsc', '--noEmit'] },
]
/** Before all tests, so that two of them do not build the same at once; those chosen by name build what they need. */
const pages: Check = { zh: '网页', en: 'pages', command: ['node', 'scripts/build-web.ts'] }

/** One check: a line of its own when it is done, and what it complained of if it failed. */
async function runCheck({ zh, en, command }: Check): Promise<Count> {
  const began = performance.now()
  process.stdout.write(`${zh} / ${en} … `)
  const { code, output } = await run(command, 'kept')
  console.log(
    `${code === 0 ? '通过 / passed' : '未通过 / failed'} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  )
  if (code !== 0) console.log(output)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

/** Every test, told as it goes. A file that cannot be run, or an error outside every test, counts as one that failed. */
async function runTests(args: readonly string[]): Promise<Count> {
  console.log('测试 / tests …')
  try {
    const file = join(scratch, 'report.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const { code } = await run(['vitest', 'run', '--configLoader=native', ...reporters, ...args], 'shown')
    const { numPassedTests, numFailedTests, testResults } = report.parse(JSON.parse(readFileSync(file, 'utf8')))
    const unrun = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
    )
    const failed = numFailedTests + unrun.length
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) }
  } catch (error) {
    console.error(error)
    return { passed: 0, failed: 1 }
  }
}

async function run([command = '', ...args]: readonly string[], output: 'kept' | 'shown') {
  const child = spawn(join(bin, command), args, { cwd: root, env, stdio: output === 'shown' ? 'inherit' : 'pipe' })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (more: string) => (text += more))
  const code = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      text += error.message
      resolve(127)
    })
    child.on('close', (ended) => resolve(ended ?? 1))
  })
  return { code, output: text }
}

const args = process.argv.slice(2)
const counts: Count[] = []
for (const check of args.length === 0 ? [...checks, pages] : checks) counts.push(await runCheck(check))
counts.push(await runTests(args))
rmSync(scratch, { recursive: true, force: true })
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
