import type { Writable } from 'node:stream'

/** Where a command speaks: words and progress on one stream, its result on the other. */
export type Terminal = Readonly<{
  /** Tells a person what goes on. */
  say(zh: string, en: string): void
  /** How far it is: one line that moves on a terminal, a line now and then elsewhere. `total` null where it is not known. */
  progress(done: number, total: number | null, zh: string, en: string): void
  /** The result, once, at the end: with `--json` the object alone on one line, else the lines. */
  answer(result: object, lines: readonly string[]): void
}>

type Streams = Readonly<{
  out: Writable
  words: Writable & { isTTY?: boolean; columns?: number }
  json: boolean
  clock: () => number
}>

/** Without a terminal, progress is written this often. */
const EVERY_MS = 2000
const BAR = 24

/** @param clock milliseconds, for how often progress is written */
export function terminalOn({ out, words, json, clock }: Streams): Terminal {
  const moving = words.isTTY === true
  let written = -EVERY_MS
  let open = false
  const closeLine = () => {
    if (open) words.write('\n')
    open = false
  }
  return {
    say(zh, en) {
      closeLine()
      words.write(`${zh} ${en}\n`)
    },
    progress(done, total, zh, en) {
      const finished = total !== null && done >= total
      if (!finished && clock() - written < (moving ? 100 : EVERY_MS)) return
      written = clock()
      const text = `${bar(done, total)} ${zh} ${en}`
      words.write(moving ? `\r\u001b[K${text}` : `${text}\n`)
      open = moving
      if (finished) closeLine()
    },
    answer(result, lines) {
      closeLine()
      out.write(json ? `${JSON.stringify(result)}\n` : lines.map((line) => `${line}\n`).join(''))
    },
  }
}

function bar(done: number, total: number | null): string {
  if (total === null) return `${done}`
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const filled = Math.round(share * BAR)
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${done}/${total} ${Math.floor(share * 100)}%`
}
