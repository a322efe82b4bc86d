import { expect } from 'vitest'
import { onTheBook } from '../../domain/ledger/actions.ts'
import type { TestApp } from '../app.ts'

type Balance = Readonly<
  Record<'opening' | 'opened' | 'reopened' | 'movedIn' | 'movedOut' | 'cleared' | 'writtenOff' | 'closing', number>
>
type Row = Balance & Readonly<{ key: string | null }>
export type Period = Readonly<{ from: string; to: string }>

/** The balance over HTTP, for the whole or a part of it. */
export async function balance(
  app: TestApp,
  period: Period,
  scope = '',
): Promise<{ total: Balance; rows: readonly Row[] }> {
  const { from, to } = period
  const answer = await app.call('GET', `/api/balance?from=${from}&to=${to}${scope}`, { as: ['supervisor'] })
  expect(answer.status).toBe(200)
  for (const row of [answer.body.total, ...answer.body.rows]) expect(row.closing).toBe(addedUp(row))
  return answer.body
}

/** 期初 + 新建 + 重办 + 移入 − 移出 − 清账 − 核销 */
function addedUp({ opening, opened, reopened, movedIn, movedOut, cleared, writtenOff }: Balance): number {
  return opening + opened + reopened + movedIn - movedOut - cleared - writtenOff
}

/** Compares the closing balance of the whole, of each unit and of each county with the matters that are on the book now. */
export async function checkBook(app: TestApp, period: Period): Promise<number> {
  const open: { leadUnitId: string | null; regionCode: string | null }[] = []
  for (const status of onTheBook) {
    const { body } = await app.call('GET', `/api/matters?status=${status}&limit=200`, { as: ['supervisor'] })
    expect(body.next).toBeNull()
    open.push(...body.rows)
  }
  const { total } = await balance(app, period)
  expect(total.closing).toBe(open.length)
  const of = {
    unit: counted(open.map((matter) => matter.leadUnitId)),
    county: counted(open.map((matter) => matter.regionCode?.slice(0, 6) ?? null)),
  }
  for (const by of ['unit', 'county'] as const) {
    const { rows } = await balance(app, period, `&by=${by}`)
    const closing = rows.filter((row) => row.closing !== 0).map((row) => [row.key, row.closing] as const)
    expect(new Map(closing)).toEqual(of[by])
    for (const { key, ...row } of rows.filter((row) => row.key !== null)) {
      const scope = by === 'unit' ? `&unit=${key}` : `&region=${key}000000`
      expect((await balance(app, period, scope)).total).toEqual(row)
    }
  }
  return open.length
}

function counted(keys: readonly (string | null)[]): Map<string | null, number> {
  return new Map([...Map.groupBy(keys, (key) => key)].map(([key, all]) => [key, all.length]))
}
