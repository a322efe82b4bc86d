import { sql } from 'kysely'
import type { Folder, Matter, WorkOrder } from '../../domain/ledger/matter.ts'
import type { Tx } from '../db/database.ts'
import type { Chained } from './chain.ts'

/** Instants as JSON text throughout. */
export function inJson<T extends object>(
  value: T,
): { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] } {
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, one instanceof Date ? one.toISOString() : one]),
  ) as never
}

/** A folder as the API tells it: with the words of everyone who spoke. */
export async function folderAnswer(tx: Tx, tenantId: number, { matter, orders, voices }: Folder, _now: Date) {
  const ids = voices.map((voice) => voice.submissionId)
  const rows = await tx
    .selectFrom('submission')
    .select(['id', 'number', 'title', 'text', 'channel', 'receivedAt'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const said = new Map(rows.map((row) => [row.id, row]))
  return {
    matter: { ...inJson(matter), light: null } as never,
    orders: orders.map(orderAnswer) as never,
    voices: voices.map((voice) => {
      const words = said.get(voice.submissionId)
      return {
        submissionId: voice.submissionId,
        number: words?.number ?? '',
        title: words?.title ?? '',
        text: words?.text ?? '',
        channel: words?.channel as Matter['channel'],
        receivedAt: words?.receivedAt.toISOString() ?? '',
        secrecy: voice.secrecy,
        reachable: voice.reachable,
        asked: voice.asked,
        attempts: voice.attemptedAt.length,
        outcome: voice.outcome as Record<string, unknown> | null,
        judged: voice.judged,
      }
    }),
  }
}

export function orderAnswer(order: WorkOrder) {
  return inJson(order)
}

export function lineAnswer({ entry, hash }: Chained) {
  const { id, seq, action, details, writer, at } = entry
  return {
    id,
    seq,
    action,
    details: details as Record<string, unknown>,
    writer: { ...writer },
    at: at.toISOString(),
    hash: hash.toString('hex'),
  }
}
