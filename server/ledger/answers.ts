import { sql } from 'kysely'
import type { z } from 'zod'
import type { folder as folderShape, ledgerLine, workOrder } from '../../contract/ledger.ts'
import type { WorkCalendar } from '../../domain/deadline/work-calendar.ts'
import { light } from '../../domain/deadline/work-calendar.ts'
import type { Folder, Matter, Voice, WorkOrder } from '../../domain/ledger/matter.ts'
import type { Channel } from '../../domain/ledger/words.ts'
import type { Tx } from '../db/database.ts'
import type { Chained } from './chain.ts'

type FolderAnswer = z.input<typeof folderShape>
type InJson<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] }

/** Instants as JSON text. */
function inJson<T extends object>(value: T): InJson<T> {
  const pairs = Object.entries(value).map(([key, one]) => [key, one instanceof Date ? one.toISOString() : one])
  return Object.fromEntries(pairs) as InJson<T>
}

/** A folder as the API tells it: with the words of everyone who spoke. */
export async function folderAnswer(
  tx: Tx,
  tenantId: number,
  { matter, orders, voices }: Folder,
  calendar: WorkCalendar,
  now: Date,
): Promise<FolderAnswer> {
  const ids = voices.map((voice) => voice.submissionId)
  const rows = await tx
    .selectFrom('submission')
    .select(['id', 'number', 'title', 'text', 'channel', 'receivedAt'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const said = new Map(rows.map((row) => [row.id, row]))
  return {
    matter: matterAnswer(matter, calendar, now),
    orders: orders.map(orderAnswer),
    voices: voices.flatMap((voice) => {
      const words = said.get(voice.submissionId)
      return words ? [voiceAnswer(voice, words)] : []
    }),
  }
}

function matterAnswer(matter: Matter, calendar: WorkCalendar, now: Date): FolderAnswer['matter'] {
  return {
    ...inJson(matter),
    aboutUnitIds: [...matter.aboutUnitIds],
    returnedBy: [...matter.returnedBy],
    light: matter.dueAt ? light(matter.dueAt, now, calendar) : null,
  }
}

type Words = Readonly<{ number: string; title: string; text: string; channel: string; receivedAt: Date }>

function voiceAnswer(voice: Voice, words: Words): FolderAnswer['voices'][number] {
  const { submissionId, secrecy, reachable, asked, attemptedAt, outcome, judged } = voice
  return {
    submissionId,
    number: words.number,
    title: words.title,
    text: words.text,
    channel: words.channel as Channel,
    receivedAt: words.receivedAt.toISOString(),
    secrecy,
    reachable,
    asked,
    attempts: attemptedAt.length,
    outcome,
    judged,
  }
}

export function orderAnswer(order: WorkOrder): z.input<typeof workOrder> {
  return inJson(order)
}

export function lineAnswer({ entry, hash }: Chained): z.input<typeof ledgerLine> {
  const { id, seq, action, details, writer, at } = entry
  return { id, seq, action, details, writer: { ...writer }, at: at.toISOString(), hash: hash.toString('hex') }
}
