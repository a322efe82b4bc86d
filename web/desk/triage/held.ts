import { useSyncExternalStore } from 'react'
import { send, type Told } from '../act/use-act.ts'
import { queries } from '../queries.ts'

/** How long a decision can be taken back before it is sent: a line of the ledger is there for good. */
export const HOLD_MS = 4000

/** A decision on its way: its commands are sent one after another, each under the id it was made with. */
export type Held = Readonly<{
  id: string
  matterId: string
  /** What is said of it: the matter's title. */
  label: string
  commands: readonly Told[]
  state: 'held' | 'sending' | 'done' | 'failed'
  error?: unknown
}>

// Outside of React: whoever leaves the room, or opens a matter, does not stop what they have decided.
let all: readonly Held[] = []
const listeners = new Set<() => void>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
let sending: Promise<void> = Promise.resolve()

/** Decisions on their way, oldest first. */
export function useHeld(): readonly Held[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => all,
  )
}

/** Holds a decision for a while, then sends it. */
export function hold(decision: Omit<Held, 'state'>): void {
  put([
    ...all.filter(({ state, matterId }) => state !== 'done' && matterId !== decision.matterId),
    { ...decision, state: 'held' },
  ])
  timers.set(
    decision.id,
    setTimeout(() => queue(decision.id), HOLD_MS),
  )
}

/** Takes back what is still held; the newest where no id is given. */
export function takeBack(id = all.findLast(({ state }) => state === 'held')?.id): Held | undefined {
  const one = all.find((held) => held.id === id && held.state === 'held')
  if (!one) return undefined
  clearTimeout(timers.get(one.id))
  put(all.filter((held) => held !== one))
  return one
}

/** Sends again what was not taken, under the same ids. */
export function again(id: string): void {
  queue(id)
}

/** Takes what was refused, or is done, from the list. */
export function dismiss(id: string): void {
  put(all.filter((held) => held.id !== id || held.state === 'held' || held.state === 'sending'))
}

/** One after another, so that thirty decisions are not thirty calls at once; whatever became of one, the next goes out. */
function queue(id: string): void {
  change(id, { state: 'sending' })
  sending = sending.catch(() => undefined).then(() => sendOne(id))
}

async function sendOne(id: string): Promise<void> {
  const one = all.find((held) => held.id === id)
  if (!one) return
  try {
    for (const told of one.commands) await send(told)
    change(id, { state: 'done' })
  } catch (error) {
    change(id, { state: 'failed', error })
  }
  // Before the next: the decision that follows takes what is done off the list, and its row must not come back.
  await Promise.all(
    [['matters'], ['matter', one.matterId], ['counts']].map((queryKey) => queries.invalidateQueries({ queryKey })),
  )
}

function change(id: string, to: Pick<Held, 'state' | 'error'>): void {
  put(all.map((held) => (held.id === id ? { ...held, ...to } : held)))
}

function put(next: readonly Held[]): void {
  all = next
  for (const listener of listeners) listener()
}

/** Whoever closes the window is asked first while something is on its way. */
addEventListener('beforeunload', (event) => {
  if (all.some(({ state }) => state === 'held' || state === 'sending')) event.preventDefault()
})
