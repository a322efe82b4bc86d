import type { z } from 'zod'
import type { folder as folderShape, ledgerLine } from '../../contract/folder.ts'
import type { workOrder } from '../../contract/work-orders.ts'
import { redact } from '../../domain/access/redact.ts'
import type { Treatment } from '../../domain/access/treatment.ts'
import type { WorkCalendar } from '../../domain/deadline/work-calendar.ts'
import { light } from '../../domain/deadline/work-calendar.ts'
import type { Matter, Voice, WorkOrder } from '../../domain/ledger/matter.ts'
import type { Channel } from '../../domain/ledger/words.ts'
import type { SeenMatter } from '../access/see.ts'
import { type SaidWords, saidWords } from '../access/said.ts'
import { roughly, withoutNames } from '../access/withhold.ts'
import type { Tx } from '../db/database.ts'
import type { Chained } from './chain.ts'

type FolderAnswer = z.input<typeof folderShape>
type InJson<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] }

/** Instants as JSON text. */
function inJson<T extends object>(value: T): InJson<T> {
  const pairs = Object.entries(value).map(([key, one]) => [key, one instanceof Date ? one.toISOString() : one])
  return Object.fromEntries(pairs) as InJson<T>
}

/** A folder as the API tells it to one viewer: with as much of the words of everyone who spoke as is for them. */
export async function folderAnswer(
  tx: Tx,
  tenantId: number,
  seen: SeenMatter,
  calendar: WorkCalendar,
  now: Date,
): Promise<FolderAnswer> {
  const { matter, orders, voices } = seen.held.folder
  const said = await saidWords(tx, tenantId, seen)
  return {
    matter: matterAnswer(matter, seen.treat('words'), calendar, now),
    orders: orders.map((order) => orderAnswer(order, seen.treatOrder(order))),
    voices: voices.flatMap((voice) => {
      const words = said.get(voice.submissionId)
      return words ? [voiceAnswer(voice, words, seen)] : []
    }),
    relations: [...seen.relations],
  }
}

function matterAnswer(matter: Matter, words: Treatment, calendar: WorkCalendar, now: Date): FolderAnswer['matter'] {
  const { recusedIds: _r, handedOver: _h, secret: _s, fired: _f, ...told } = matter
  const shown = words === 'plain' ? told : withoutNames(told)
  return {
    ...inJson(shown),
    point: roughly(matter.point, words),
    documents: [...shown.documents],
    consultation: shown.consultation && { ...shown.consultation, participants: [...shown.consultation.participants] },
    aboutUnitIds: [...matter.aboutUnitIds],
    returnedBy: [...matter.returnedBy],
    light: matter.dueAt ? light(matter.dueAt, now, calendar) : null,
  }
}

function voiceAnswer(voice: Voice, words: SaidWords, { treat }: SeenMatter): FolderAnswer['voices'][number] {
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
    attachments: [...words.attachments],
    sees: { identity: treat('identity', voice), words: treat('words', voice) },
  }
}

/** @param treated what its reader gets of the record and the requests */
export function orderAnswer(order: WorkOrder, treated: Treatment): z.input<typeof workOrder> {
  const { record, requests, whyNot } = order
  const told = { ...inJson(order), pauses: [...order.pauses] }
  if (treated === 'plain') return told
  if (treated === 'none') return { ...told, record: null, requests: {}, whyNot: null }
  const shown = {
    record: record === null ? null : redact(record),
    requests: withoutNames(requests),
    whyNot: whyNot === null ? null : redact(whyNot),
  }
  return { ...told, ...shown }
}

/** A line as one viewer may read it: the key of a person never, words and records by the policy. */
export function lineAnswer({ entry, hash }: Chained, seen: SeenMatter): z.input<typeof ledgerLine> {
  const { id, seq, action, writer, at } = entry
  const details = shownDetails(entry, seen)
  return { id, seq, action, details, writer: { ...writer }, at: at.toISOString(), hash: hash.toString('hex') }
}

function shownDetails({ action, details }: Chained['entry'], seen: SeenMatter): Record<string, unknown> {
  const told = action === 'recuse' ? { ...details } : withoutPersonKeys(details)
  const orderId = 'orderId' in details ? details.orderId : null
  const order = seen.held.folder.orders.find((one) => one.id === orderId)
  const record = order ? seen.treatOrder(order) : seen.treat('record')
  const words = seen.treat('words')
  const kept: Record<string, unknown> = record === 'none' ? without(told, ['record', 'minutes', 'checklist']) : told
  if (words === 'plain') return kept
  const point = 'point' in details ? { point: roughly(details.point ?? null, words) } : {}
  return { ...withoutNames(kept), ...point }
}

/** The opaque key of a person ties their submissions together: nobody outside the ledger needs it. */
function withoutPersonKeys(details: object): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(details, (key, value: unknown) => (key === 'personId' ? undefined : value)),
  ) as Record<string, unknown>
}

function without(details: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).filter(([key]) => !keys.includes(key)))
}
