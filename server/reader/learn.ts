import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { systemId } from '../catalogue/set-up.ts'
import type { Db } from '../db/database.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { inUseFor } from './in-use.ts'
import { trainInThread } from './in-thread.ts'
import { keepIfBetter } from './keep.ts'
import type { MarkedMessage } from './lesson.ts'
import { lessonsOf } from './lessons.ts'
import { seenBy, type Source, type Training, trainingsOf } from './store.ts'
import { tooFewLessons } from './too-few.ts'
import type { Made } from './train-reader.ts'

/** From so many lessons on a reader is trained by itself, */
export const LEAST_LESSONS = 200
/** and again once so many of a hundred are new. */
const NEW_PERCENT = 5

type Edge = Pick<Deps, 'db' | 'now' | 'newId'>

/**
 * Trains the reader of a prefecture from its matters, where there are lessons enough and enough of them are new since it was
 * last trained from matters; null where there are not.
 */
export async function learnWhereDue(edge: Edge, tenantId: number, signal?: AbortSignal): Promise<Training | null> {
  const messages = await lessonsIn(edge.db, tenantId, edge.now())
  if (messages.length < LEAST_LESSONS) return null
  const seen = await readTenant(edge.db, tenantId, async (tx) => {
    // Where the reader in use is of another version of the program, nothing is read until it is trained anew.
    if ((await inUseFor(tx, tenantId))?.models.size === 0) return null
    const last = (await trainingsOf(tx, tenantId)).find(({ source }) => source !== 'file')
    return last ? seenBy(tx, tenantId, last.id) : null
  })
  const made = await trainInThread({ messages, unless: seen && { seen, newPercent: NEW_PERCENT } }, signal)
  if (!made || made.models.size === 0) return null
  return keep(edge, tenantId, made, { source: 'cleared', byPerson: systemId })
}

/**
 * Trains the reader of a prefecture from its matters now, from the newest `most` messages where that is given.
 *
 * @throws AppError `reader-too-few-lessons`
 */
export async function learnNow(
  edge: Edge,
  tenantId: number,
  { most, ...by }: Readonly<{ source: Exclude<Source, 'file'>; byPerson: string; most?: number }>,
): Promise<Training> {
  const messages = (await lessonsIn(edge.db, tenantId, edge.now())).slice(0, most)
  const made = await trainInThread({ messages, unless: null })
  if (!made || made.models.size === 0) throw tooFewLessons(messages)
  return keep(edge, tenantId, made, by)
}

function keep(
  { db, now, newId }: Edge,
  tenantId: number,
  made: Made,
  by: Pick<Training, 'source' | 'byPerson'>,
): Promise<Training> {
  const classes = made.reports.category?.classes ?? 0
  const occasion = { id: newId(), at: now(), ...by, file: null, labels: classes, known: classes }
  return keepIfBetter(db, tenantId, made, occasion)
}

function lessonsIn(db: Db, tenantId: number, at: Date): Promise<readonly MarkedMessage[]> {
  return readTenant(db, tenantId, async (tx) =>
    lessonsOf(tx, tenantId, await catalogueFor(tx, tenantId, dayInChina(at))),
  )
}
