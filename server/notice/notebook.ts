import { inTenant } from '../db/tenant.ts'
import type { Db } from '../db/database.ts'
import type { Outside } from '../../domain/notice/kinds.ts'
import { type Begun, begin, type Ended, settle } from './outbox.ts'

/** Where the senders of one claim note down what becomes of its notices. */
export type Notebook = Readonly<{
  /** From here on it may have left. False where it was taken up by another meanwhile: then nothing is sent. */
  begin: (id: string, channel: Outside, now: Date) => Promise<boolean>
  /** Notes down how it ended; nothing where another has taken it up meanwhile. */
  settle: (ended: Ended) => Promise<void>
}>

type Note = Readonly<{ done: (begun: boolean) => void; failed: (error: unknown) => void }> &
  Readonly<{ begun: Begun } | { ended: Ended }>

/**
 * Notes are written one transaction after another, each with everything that came up while the one before was on its way:
 * many senders beside each other wait for one commit, one sender for nobody. What was noted is committed when its promise
 * is fulfilled.
 */
export function notebook(db: Db, tenantId: number, claim: string): Notebook {
  let waiting: Note[] = []
  let writing = false

  async function writeAll(): Promise<void> {
    writing = true
    // Whoever comes in the same moment is written together.
    await Promise.resolve()
    while (waiting.length > 0) {
      const notes = waiting
      waiting = []
      const begun = notes.flatMap((note) => ('begun' in note ? note.begun : []))
      const ended = notes.flatMap((note) => ('ended' in note ? note.ended : []))
      try {
        const own = await inTenant(db, tenantId, async (tx) => {
          await settle(tx, tenantId, ended, claim)
          return begin(tx, tenantId, begun, claim)
        })
        for (const note of notes) note.done('begun' in note && own.has(note.begun.id))
      } catch (error) {
        for (const note of notes) note.failed(error)
      }
    }
    writing = false
  }

  const noted = (what: Readonly<{ begun: Begun } | { ended: Ended }>) =>
    new Promise<boolean>((done, failed) => {
      waiting.push({ ...what, done, failed })
      if (!writing) void writeAll()
    })

  return {
    begin: (id, channel, now) => noted({ begun: { id, channel, now } }),
    settle: async (ended) => {
      await noted({ ended })
    },
  }
}
