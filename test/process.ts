import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A program of ours in a process of its own. */
export type Program = Readonly<{
  child: ChildProcess
  /** Everything it has said so far, standard output and error together. */
  said: () => string
  /** Waits until it has said that; throws with all it said if it ends before. */
  until: (words: RegExp) => Promise<RegExpExecArray>
  /** Its exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>
  /** Asks it to stop and waits. */
  stop: () => Promise<number | string>
}>

const root = join(import.meta.dirname, '..')

/** Starts `file` (from the root of the repository) on this Node, with nothing of Lianxin's in the environment but `env`. */
export function startProgram(
  file: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Program {
  const clean = Object.entries(process.env).filter(
    ([name]) => !/^(LIANXIN_|DATABASE_|PORT$|npm_|NODE_OPTIONS$|VITEST)/.test(name),
  )
  const child = spawn(process.execPath, [join(root, file), ...args], {
    env: { ...Object.fromEntries(clean), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return follow(child)
}

/** The same for a process that was started in another way. */
export function follow(child: ChildProcess): Program {
  let text = ''
  let over = false
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (more: string) => (text += more))
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => {
      over = true
      resolve(code ?? signal ?? '')
    })
  })
  return {
    child,
    ended,
    said: () => text,
    async until(words) {
      for (;;) {
        const found = words.exec(text)
        if (found) return found
        if (over) throw new Error(`it ended before it said ${words}:\n${text}`)
        await sleep(20)
      }
    },
    stop() {
      child.kill('SIGINT')
      return ended
    },
  }
}
