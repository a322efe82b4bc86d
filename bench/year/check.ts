import { begun, follow, presentOf, type Wanted } from './naive.ts'
import { changesAt, followed } from './changes.ts'
import { promisesOf } from './promises.ts'
import type { Line } from './raw.ts'
import { wantedOf } from './wanted.ts'
import type { Walk } from './walk.ts'

const MINUTE = 60_000

export type Checked = {
  matters: number
  lines: number
  missing: string[]
  doubled: string[]
  /** Written before its time, or though nothing asked for it. */
  early: string[]
  wrongPromises: string[]
  promises: { made: number; checked: number; kept: number; flagged: number }
  byRule: Record<string, number>
  /** How long after its instant each line was written, in milliseconds; those that fell into an outage apart. */
  lags: number[]
  inOutage: number
}

export function nothingChecked(): Checked {
  const promises = { made: 0, checked: 0, kept: 0, flagged: 0 }
  const none = { missing: [], doubled: [], early: [], wrongPromises: [], promises, byRule: {}, lags: [], inOutage: 0 }
  return { matters: 0, lines: 0, ...none }
}

export type Known = Readonly<{
  walkFor: (unitId: string | null, at: number) => Walk
  /** The first minute from an instant on at which something struck. */
  awake: (at: number) => number
  /** When the year was over: what was due by then is written. */
  end: number
}>

/**
 * Goes through the lines of one matter: between two of them everything that was wanted by the minute the clock came past
 * is written, and nothing else; nothing twice.
 */
export function checkMatter(number: string, lines: readonly Line[], known: Known, found: Checked): void {
  const { walkFor, awake, end } = known
  const matter = begun()
  const written = new Set<string>()
  let wanted = new Map<string, Wanted & Readonly<{ since: number }>>()
  const changes = [...changesAt]
  found.matters += 1
  /** What is wanted from an instant on; what was wanted before keeps the minute from which it was. */
  const want = (at: number, from: number) => {
    const next = wantedOf(matter, (unitId) => walkFor(unitId, at), at).filter((one) => !written.has(one.key))
    wanted = new Map(
      next.map((one) => {
        const before = wanted.get(one.key)
        return [one.key, { ...one, since: before && (from === at || before.at === one.at) ? before.since : from }]
      }),
    )
  }
  const allWritten = (at: number, but: string | null) => {
    for (const one of wanted.values())
      if (one.key !== but && awake(Math.max(one.at, one.since)) < at)
        found.missing.push(`${number} ${one.key} at ${new Date(one.at).toISOString()}`)
  }
  for (const line of [...lines, null]) {
    const at = line?.at ?? end
    for (let day = changes[0]; day !== undefined && day <= at; day = changes[0]) {
      changes.shift()
      allWritten(day, null)
      want(day, followed(day))
    }
    const key = line && keyOf(line, wanted)
    allWritten(at, key)
    if (!line) break
    found.lines += 1
    if (key) {
      const one = wanted.get(key)
      const rule = one?.rule ?? line.details.cause?.rule ?? 'pause'
      found.byRule[rule] = (found.byRule[rule] ?? 0) + 1
      if (written.has(key)) found.doubled.push(`${number} ${key}`)
      else if (!one || one.at > at) found.early.push(`${number} ${key}`)
      else {
        const due = Math.max(one.at, one.since)
        if (awake(due) === Math.ceil(due / MINUTE) * MINUTE) found.lags.push(Math.max(0, at - due))
        else found.inOutage += 1
      }
      written.add(key)
    }
    const wrong = promisesOf(matter, line, (unitId) => walkFor(unitId, at), found.promises)
    found.wrongPromises.push(...wrong.map((what) => `${number} ${what}`))
    if (line.action === 'answer') keptOrFlagged(matter, line, written, found)
    follow(matter, line)
    want(at, at)
  }
}

/** A line of the clock by the occasion it names; the end of a pause by the one pause it can be of. */
function keyOf({ action, details }: Line, wanted: ReadonlyMap<string, Wanted>): string | null {
  if (action !== 'endPause') return details.cause?.key ?? null
  const pause = [...wanted.keys()].find((key) => key.startsWith(`${details.orderId} pause `))
  return pause ?? `${details.orderId} pause`
}

function keptOrFlagged(matter: ReturnType<typeof begun>, line: Line, written: ReadonlySet<string>, found: Checked) {
  const order = presentOf(matter).find(({ id }) => id === line.details.orderId)
  const by = order?.by.result
  if (!order || by === undefined) return
  if (line.at <= by || order.stands) found.promises.kept += 1
  else if (written.has(`${order.id} result ${new Date(by).toISOString()} l0-due`)) found.promises.flagged += 1
}
