import type { Folder, LedgerEntry, Matter, Voice, WorkOrder } from '../../domain/ledger/matter.ts'
import type { Chained } from './chain.ts'

type Row = Record<string, unknown>

/** Columns of `matter` that lists need and lines do not tell. */
export type Listed = Readonly<{
  categoryTop: string | null
  categoryMid: string | null
  wakesAt: Date | null
  replyBy: string | null
  heardAt: Date | null
  pressesOn: string | null
}>

export function matterRow(tenantId: number, matter: Matter, headHash: Uint8Array, listed: Listed) {
  const { regionCode } = matter
  const countyCode = regionCode?.slice(0, 6) ?? null
  const townshipCode = regionCode?.slice(0, 9) ?? null
  const villageCode = regionCode?.slice(0, 12) ?? null
  const ledBy = matter.led?.leaderId ?? null
  const suspendedBy = matter.suspension?.leaderId ?? null
  return { tenantId, ...matter, headHash, ...listed, countyCode, townshipCode, villageCode, ledBy, suspendedBy }
}

export function orderRow(tenantId: number, matterId: string, order: WorkOrder) {
  return { tenantId, matterId, ...order }
}

export function voiceRow(tenantId: number, matterId: string, voice: Voice) {
  return { tenantId, matterId, ...voice }
}

export function entryRow(tenantId: number, { entry, salt, contentHash, prevHash, hash }: Chained) {
  const { writer, ...rest } = entry
  return {
    tenantId,
    ...rest,
    writerId: writer.id,
    writerRole: writer.role,
    writerUnitId: writer.unitId,
    salt,
    contentHash,
    prevHash,
    hash,
  }
}

/** The folder as its rows tell it. */
export function folderOf(matter: Row, orders: readonly Row[], voices: readonly Row[]): Folder {
  const {
    tenantId: _t,
    headHash: _h,
    categoryTop: _c,
    categoryMid: _m,
    countyCode: _y,
    townshipCode: _o,
    villageCode: _v,
    wakesAt: _w,
    replyBy: _b,
    heardAt: _a,
    pressesOn: _p,
    ledBy: _l,
    suspendedBy: _s,
    mayBeUrgent: _u,
    ...rest
  } = matter
  return {
    matter: rest as unknown as Matter,
    orders: orders.map(({ tenantId: _t, matterId: _m, ...order }) => order as unknown as WorkOrder),
    voices: voices.map(({ tenantId: _t, matterId: _m, attemptedAt, ...voice }) => ({
      ...(voice as unknown as Voice),
      attemptedAt: (attemptedAt as string[]).map((tried) => new Date(tried)),
    })),
  }
}

export function chainedOf(row: Row): Chained {
  const { writerId, writerRole, writerUnitId, salt, contentHash, prevHash, hash } = row
  const entry = {
    id: row['id'],
    matterId: row['matterId'],
    seq: row['seq'],
    action: row['action'],
    details: row['details'],
    writer: { id: writerId, role: writerRole, unitId: writerUnitId },
    at: row['at'],
  } as unknown as LedgerEntry
  return { entry, salt, contentHash, prevHash, hash } as unknown as Chained
}
