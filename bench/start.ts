/**
 * From nothing running to the first answered request: the second start of the server on a database that is there, against a
 * bare Node that answers the same. Run: node bench/start.ts
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const TURNS = 7
const PORT = '18345'
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'lianxin-bench-'))
const env = { ...process.env, LIANXIN_DATA: folder, PORT, DATABASE_URL: '' }

const bare = `require('node:http').createServer((_q, a) => a.end('here')).listen(${PORT}, '127.0.0.1'); process.on('SIGINT', () => process.exit())`
const commands: Readonly<Record<string, readonly string[]>> = {
  'bare Node': ['-e', bare],
  'second start': [join(root, 'scripts/run.mjs'), 'server/main.ts', '--empty'],
}

async function firstAnswer(args: readonly string[]): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' })
  while (!(await answers())) await sleep(5)
  const took = performance.now() - began
  await end(child)
  return took
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${PORT}/api/openapi.json`)).ok
  } catch {
    return false
  }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.on('close', () => done())
    child.kill('SIGINT')
  })
}

try {
  for (const [name, args] of Object.entries(commands)) {
    // The first start makes the database and the pages.
    await firstAnswer(args)
    const took: number[] = []
    for (let turn = 0; turn < TURNS; turn += 1) took.push(await firstAnswer(args))
    took.sort((one, other) => one - other)
    console.log(`${name}: median ${took[TURNS >> 1]?.toFixed(0)} ms, slowest ${took.at(-1)?.toFixed(0)} ms`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
