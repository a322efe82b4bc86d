import { type Chance, chanceFrom } from '../chance.ts'
import type { Source } from '../submission.ts'

/** What happens to few matters, so that it is dealt out rather than left to chance. */
export type Plot =
  | 'threeHops'
  | 'returned'
  | 'returnDenied'
  | 'returnAsked'
  | 'extended'
  | 'extensionRefused'
  | 'asked'
  | 'askedOpen'
  | 'suspended'
  | 'resumed'
  | 'suspensionRefused'
  | 'led'
  | 'watched'
  | 'joint'
  | 'late'
  | 'overdue'
  | 'auditFailed'
  | 'redone'
  | 'redoneThrice'
  | 'reopenedLater'
  | 'judged'
  | 'judgedRedo'
  | 'unhappy'
  | 'terminated'
  | 'unmerged'
  | 'unread'
  | 'undispatched'
  | 'unaudited'
  | 'uncalled'

type Dealt = Readonly<{
  /** Of 3,000 submissions. */
  count: number
  /** Days old, at least and at most. */
  age: readonly [number, number]
  /** Among which matters; absent: any that is dispatched. */
  among?: (source: Source) => boolean
}>

const hard = ({ theme, urgency }: Source) => urgency === 'complex' || (theme.tracks?.ledger ?? 0) >= 6
const slow = ({ urgency, kind }: Source) =>
  (urgency === 'normal' || urgency === 'complex') && kind !== 'inquiry' && kind !== 'praise'
const mendable = (source: Source) => slow(source) && source.theme.notDone !== undefined
const askedAfterwards = (source: Source) =>
  (source.kind === 'help' || source.kind === 'complaint' || source.kind === 'report') &&
  source.submission.submitter !== undefined &&
  source.theme.notDone !== undefined

const waits = ({ submission, urgency }: Source) =>
  urgency === 'normal' && !['hotline', 'grid', 'visit'].includes(submission.channel)

const dealt: Readonly<Record<Plot, Dealt>> = {
  threeHops: { count: 9, age: [18, 85], among: slow },
  returned: { count: 95, age: [4, 90] },
  returnDenied: { count: 40, age: [4, 90], among: slow },
  returnAsked: { count: 14, age: [0.7, 3], among: slow },
  extended: { count: 60, age: [9, 90], among: slow },
  extensionRefused: { count: 16, age: [9, 90], among: slow },
  asked: { count: 70, age: [5, 90], among: slow },
  askedOpen: { count: 18, age: [1.5, 15], among: slow },
  suspended: { count: 44, age: [10, 80], among: mendable },
  resumed: { count: 18, age: [32, 85], among: mendable },
  suspensionRefused: { count: 10, age: [12, 85], among: mendable },
  led: { count: 48, age: [5, 85], among: (source) => hard(source) && slow(source) },
  watched: { count: 60, age: [4, 88], among: (source) => (source.theme.tracks?.watched ?? 0) > 0 && slow(source) },
  joint: { count: 120, age: [3, 90], among: (source) => source.theme.assisting !== undefined && slow(source) },
  late: { count: 150, age: [12, 90], among: (source) => source.kind !== 'praise' },
  overdue: { count: 105, age: [6, 38], among: slow },
  auditFailed: { count: 70, age: [7, 90] },
  redone: { count: 55, age: [15, 88], among: askedAfterwards },
  redoneThrice: { count: 5, age: [45, 88], among: (source) => askedAfterwards(source) && source.urgency === 'normal' },
  reopenedLater: { count: 14, age: [25, 88], among: slow },
  judged: { count: 38, age: [14, 88], among: (source) => askedAfterwards(source) && slow(source) },
  judgedRedo: { count: 8, age: [25, 88], among: (source) => askedAfterwards(source) && slow(source) },
  unhappy: { count: 26, age: [6, 16], among: askedAfterwards },
  terminated: { count: 26, age: [12, 88], among: slow },
  unmerged: { count: 9, age: [4, 80], among: ({ head }) => head !== null },
  unread: { count: 32, age: [0.02, 2.9], among: waits },
  undispatched: { count: 24, age: [0.1, 2.8], among: slow },
  unaudited: { count: 34, age: [3, 9], among: slow },
  uncalled: { count: 48, age: [4, 11], among: slow },
}

/** Deals the plots out, at least one of each where a matter suits; nobody gets two. */
export function plotsFor(sources: readonly Source[], seed: string, now: Date): ReadonlyMap<string, Plot> {
  const chance: Chance = chanceFrom(`${seed}/plots`)
  const plots = new Map<string, Plot>()
  for (const [plot, { count, age, among }] of Object.entries(dealt) as [Plot, Dealt][]) {
    const wanted = Math.max(1, Math.round((count * sources.length) / 3000))
    const suits = (source: Source) => {
      const days = (now.getTime() - source.submission.receivedAt.getTime()) / 86_400_000
      const free = !plots.has(source.submission.id) && !source.theme.outside
      const alone = plot === 'unmerged' || source.head === null
      return free && alone && days >= age[0] && days <= age[1] && (among?.(source) ?? true)
    }
    for (const source of chance.some(sources.filter(suits), wanted)) plots.set(source.submission.id, plot)
  }
  return plots
}
