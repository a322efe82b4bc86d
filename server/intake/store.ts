import { sql } from 'kysely'
import { insertMany } from '../db/bulk.ts'
import type { Tx } from '../db/database.ts'
import { unanswered } from '../db/dialect.ts'
import type { Said } from './receive.ts'

/** A submission as far as its caller needs it again. */
export type Stored = Readonly<{ id: string; number: string; matterId: string; receivedAt: Date; text: string }>

/** What is here already of these, by id and, in hexadecimal, by source key. */
export async function findStored(tx: Tx, tenantId: number, said: readonly Said[]): Promise<Map<string, Stored>> {
  const ids = said.map((one) => one.id)
  const keys = said.flatMap((one) => (one.sourceKey ? [one.sourceKey] : []))
  const rows = await tx
    .selectFrom('submission')
    .select(['id', 'number', 'receivedAt', 'text', 'sourceKey'])
    .where('tenantId', '=', tenantId)
    .where((where) =>
      keys.length === 0
        ? where('id', '=', sql<string>`any(${ids}::uuid[])`)
        : where('sourceKey', '=', sql<Buffer>`any(${keys}::bytea[])`),
    )
    .execute()
  if (rows.length === 0) return new Map()
  const voices = await tx
    .selectFrom('voice')
    .select(['submissionId', 'origin'])
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', sql<string>`any(${rows.map((row) => row.id)}::uuid[])`)
    .execute()
  const originOf = new Map(voices.map((voice) => [voice.submissionId, voice.origin]))
  const found = new Map<string, Stored>()
  for (const { sourceKey, ...row } of rows) {
    const stored = { ...row, matterId: originOf.get(row.id) ?? '' }
    found.set(row.id, stored)
    if (sourceKey) found.set(sourceKey.toString('hex'), stored)
  }
  return found
}

type Row = Said & Readonly<{ number: string; title: string; personId: string; storedAt: Date }>
type Sealed = Readonly<{ submissionId: string; sealed: Uint8Array; phoneHash: Uint8Array | null; storedAt: Date }>
type Words = Readonly<{ submissionId: string; words: readonly string[] }>

/** Stores submissions, who spoke, and the words they are found by. */
export async function insertSubmissions(
  tx: Tx,
  tenantId: number,
  rows: readonly Row[],
  identities: readonly Sealed[],
  words: readonly Words[],
): Promise<void> {
  await insertMany(
    tx,
    'submission',
    rows.map((row) => ({
      tenantId,
      id: row.id,
      number: row.number,
      channel: row.channel,
      title: row.title,
      text: row.text,
      kind: row.kind,
      categoryCode: row.categoryCode,
      regionCode: row.regionCode,
      address: row.address,
      point: row.point,
      secrecy: row.secrecy,
      personId: row.personId,
      receivedAt: row.receivedAt,
      storedAt: row.storedAt,
      recordedBy: row.recordedBy.id,
      externalId: row.externalId,
      sourceKey: row.sourceKey,
      told: row.told,
    })),
  )
  await insertMany(
    tx,
    'identity_vault',
    identities.map((identity) => ({ tenantId, ...identity })),
  )
  await insertWords(tx, tenantId, words)
}

/** Lexemes hold letters and digits only, so they need no quoting in an array literal. */
async function insertWords(tx: Tx, tenantId: number, words: readonly Words[]): Promise<void> {
  if (words.length === 0) return
  const ids = words.map((one) => one.submissionId)
  const lexemes = words.map((one) => `{${one.words.join(',')}}`)
  const insert = sql`
    insert into submission_words (tenant_id, submission_id, words)
    select ${tenantId}::int, one.id, array_to_tsvector(one.lexemes::text[])
    from unnest(${ids}::uuid[], ${lexemes}::text[]) as one (id, lexemes)`
  await unanswered(() => insert.execute(tx))
}
