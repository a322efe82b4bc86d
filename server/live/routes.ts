import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { liveEvents } from '../../contract/live.ts'
import { countMissedCalls } from '../../contract/missed-call.ts'
import type { Viewer } from '../../domain/access/role.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { maySee } from '../access/scope.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { protect } from '../edges/headers.ts'
import { callerOf } from '../people/caller.ts'
import { serve } from '../serve.ts'
import type { Rung } from './feed.ts'
import { beginStream, type Stream } from './stream.ts'

/** Lines that come together are looked at together. */
const GATHER_MS = 150
/** One person has a few windows open; more than these, the oldest ends. */
const MOST_STREAMS = 6

export function liveRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now, lines } = deps
  const open = new Map<string, Stream[]>()
  app.addHook('preClose', () => {
    for (const stream of [...open.values()].flat()) stream.end()
  })
  app.addHook('onClose', () => lines.close())

  serve(app, deps, liveEvents, async ({ tenantId, viewer, request, reply }) => {
    let unsubscribe: (() => void) | undefined
    let waiting: Rung[] = []
    let gathering: ReturnType<typeof setTimeout> | undefined
    const flush = async () => {
      gathering = undefined
      const these = waiting
      waiting = []
      const seen = await within(tenantId, viewer, these)
      for (const { matterId, seq, action, writerId } of these)
        if (seen.has(matterId)) stream.send('line', { matterId, seq, action, byMe: writerId === viewer.id })
    }
    const who = `${tenantId} ${viewer.id}`
    const ringsBack = viewer.grants.some(({ role }) => countMissedCalls.who.some((one) => one === role))
    protect(request, reply, deps.edges)
    const stream = beginStream(
      reply,
      // A session that has ended, or lost its rights, hears nothing more.
      async () => JSON.stringify((await callerOf(deps, request))?.viewer.grants) === JSON.stringify(viewer.grants),
      () => {
        clearTimeout(gathering)
        unsubscribe?.()
        const left = (open.get(who) ?? []).filter((one) => one !== stream)
        if (left.length > 0) open.set(who, left)
        else open.delete(who)
      },
    )
    const mine = [...(open.get(who) ?? []), stream]
    open.set(who, mine)
    if (mine.length > MOST_STREAMS) mine[0]?.end()
    unsubscribe = lines.subscribe(
      (line) => {
        if (line.tenantId !== tenantId) return
        if ('missedCalls' in line) {
          if (ringsBack) stream.send('missedCalls', {})
          return
        }
        waiting.push(line)
        gathering ??= setTimeout(() => void flush().catch(() => stream.end()), GATHER_MS)
      },
      () => stream.send('begin', { at: now().toISOString() }),
    )
    return reply
  })

  /** Which of the lines' matters the viewer may see now. */
  async function within(tenantId: number, viewer: Viewer, rung: readonly Rung[]): Promise<ReadonlySet<string>> {
    const ids = [...new Set(rung.map(({ matterId }) => matterId))]
    const rows = await readTenant(db, tenantId, async (tx) =>
      tx
        .selectFrom('matter')
        .select('matter.id')
        .where('matter.tenantId', '=', tenantId)
        .where('matter.id', '=', sql<string>`any(${ids}::uuid[])`)
        .where(maySee(tenantId, viewer, await catalogueFor(tx, tenantId, dayInChina(now()))))
        .execute(),
    )
    return new Set(rows.map(({ id }) => id))
  }
}
