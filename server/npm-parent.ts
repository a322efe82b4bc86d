import { readFileSync } from 'node:fs'

/** npm, a shell, scripts/run.mjs: no more stand above us. */
const LEVELS = 4

/**
 * Says whether the npm that started us is still there; always true where none did. npm can't pass on a kill -9, and the
 * shell between us outlives it. Elsewhere than on Linux it is the direct parent that counts.
 */
export function npmWatch(env: NodeJS.ProcessEnv = process.env): () => boolean {
  if (env.npm_lifecycle_event === undefined) return () => true
  if (process.platform !== 'linux') {
    const parent = process.ppid
    return () => process.ppid === parent
  }
  const npm = findNpm()
  return npm === null ? () => true : () => isAlive(npm)
}

function findNpm(): number | null {
  let pid = process.ppid
  for (let level = 0; level < LEVELS && pid > 1; level += 1) {
    if (/^npm\b/.test(read(pid, 'cmdline'))) return pid
    pid = Number(/^PPid:\t(\d+)$/m.exec(read(pid, 'status'))?.[1] ?? 0)
  }
  return null
}

/** One that has ended but that nobody has buried (Z) is not. */
function isAlive(pid: number): boolean {
  return /^State:\t[^ZX]/m.test(read(pid, 'status'))
}

function read(pid: number, name: 'cmdline' | 'status'): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
