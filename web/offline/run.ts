import { decided } from '../api.ts'
import { NotSent } from '../portal/submit/send.ts'
import { kept } from './database.ts'
import { deliverFiles, deliverWords } from './deliver.ts'
import { prune } from './outbox.ts'

const FIRST_WAIT_MS = 4_000
const LONGEST_WAIT_MS = 5 * 60_000

let wait = FIRST_WAIT_MS
let timer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | null = null
let started = false

/**
 * Sends what waits: now, when the network is back, when the page is looked at again, and in between ever more rarely while
 * it fails. Calling it twice does no more than once.
 */
export function startOutbox(): void {
  if (started) return
  started = true
  window.addEventListener('online', sendNow)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) sendNow()
  })
  // What was handed over on this page may still be looked at.
  prune(performance.timeOrigin).catch(() => undefined)
  sendNow()
}

/** Sends what waits without waiting for the next time. */
export function sendNow(): void {
  wait = FIRST_WAIT_MS
  runOutbox()
}

/** Sends what waits after a while, as after an attempt that has just failed. */
export function sendSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(runOutbox, wait)
}

function runOutbox(): void {
  clearTimeout(timer)
  running ??= deliverAll()
    .catch(() => {
      timer = setTimeout(runOutbox, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    })
    .finally(() => {
      running = null
    })
}

/** Every parcel in the order it was handed over. What fails undecided does not hold up the next; the first such failure is thrown. */
async function deliverAll(): Promise<void> {
  let failure: unknown = null
  for (const { id, refusal } of await kept.parcels.toArray()) {
    if (refusal) continue
    try {
      const receipt = await deliverWords(id)
      if (receipt) await deliverFiles(id, receipt)
    } catch (error) {
      if (!decided(error instanceof NotSent ? error.cause : error)) failure ??= error
    }
  }
  if (failure) throw failure as Error
}
