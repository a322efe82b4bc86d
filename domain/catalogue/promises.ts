import { type Described, limitFor } from '../deadline/limit-for.ts'
import type { PlainDate } from '../deadline/plain-date.ts'
import { kinds, type Kind, tracks, type Track, urgencies, type Urgency } from '../ledger/words.ts'
import { standing } from './as-of.ts'
import { type Key, key } from './fault.ts'
import type { Line } from './line.ts'
import type { TimeLimit } from './rows.ts'

const everything: readonly Described[] = (Object.keys(kinds) as Kind[]).flatMap((kind) =>
  (Object.keys(urgencies) as Urgency[]).flatMap((urgency) =>
    (Object.keys(tracks) as Track[]).map((track) => ({ kind, urgency, track })),
  ),
)

/** The row a promise is made by: of the result, or else of the review; null where nothing can be promised. */
function promisedBy(timeLimits: readonly TimeLimit[], described: Described): TimeLimit | null {
  return limitFor(timeLimits, described, 'result') ?? limitFor(timeLimits, described, 'review')
}

/** Every kind, urgency and track of a matter for which a table of limits promises no result. */
export function withoutPromise(timeLimits: readonly TimeLimit[]): readonly Described[] {
  return everything.filter((described) => promisedBy(timeLimits, described) === null)
}

/**
 * The limits that a change takes from the table although nothing else promises what they promised, each with a matter that
 * would be left without. What nothing was promised for before is left alone.
 *
 * @param lines all that count on `day`, with those of the change
 * @param changed the rows that were written or taken out
 */
export function lastPromises(
  lines: readonly Line[],
  changed: ReadonlySet<Key>,
  day: PlainDate,
): readonly Readonly<{ changed: Key; described: Described }>[] {
  const own = lines.filter((line) => line.catalogue === 'timeLimit')
  const written = own.filter(({ code }) => changed.has(key('timeLimit', code)))
  if (written.length === 0) return []
  const left = withoutPromise(standing(own, day).map(({ row }) => row))
  if (left.length === 0) return []
  const newest = new Map<string, number>()
  for (const { code, version } of written) newest.set(code, Math.max(version, newest.get(code) ?? 0))
  const before = standing(
    own.filter(({ code, version }) => newest.get(code) !== version),
    day,
  ).map(({ row }) => row)
  return left.flatMap((described) => {
    const lost = promisedBy(before, described)
    return lost ? [{ changed: key('timeLimit', lost.code), described }] : []
  })
}
