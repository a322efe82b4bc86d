import type { Tx } from '../db/database.ts'
import { genesis } from '../ledger/chain.ts'
import { lineHashOf, type LoggedLine, SERIES } from './log.ts'

/** What is wrong with a log: with the line `seq`, or with the end of it. */
export type LogFinding = Readonly<{ code: 'changed' | 'missing' | 'out-of-order'; seq: string; zh: string; en: string }>
export type CheckedLog = Readonly<{ lines: number; head: string; findings: readonly LogFinding[] }>

const PAGE = 2000

/** Recomputes the chain of a prefecture's access log, first line to last, and that none is missing at the end. */
export async function checkLog(tx: Tx, tenantId: number): Promise<CheckedLog> {
  const findings: LogFinding[] = []
  let expected = 1n
  let head: Buffer = genesis
  let lines = 0
  for (let after = '0'; ; ) {
    const page = await linesAfter(tx, tenantId, after)
    for (const line of page) {
      if (BigInt(line.seq) !== expected) findings.push(missing(expected, BigInt(line.seq) - 1n))
      else if (!line.prevHash.equals(head)) findings.push(outOfOrder(line.seq))
      if (!lineHashOf(tenantId, line, line.prevHash).equals(line.hash)) findings.push(changed(line.seq))
      expected = BigInt(line.seq) + 1n
      head = line.hash
      lines += 1
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    after = last.seq
  }
  const counter = await tx
    .selectFrom('counter')
    .select('next')
    .where('tenantId', '=', tenantId)
    .where('series', '=', SERIES)
    .executeTakeFirst()
  const written = BigInt(counter?.next ?? '0')
  if (written >= expected) findings.push(missing(expected, written))
  return { lines, head: head.toString('hex'), findings }
}

export async function linesAfter(tx: Tx, tenantId: number, seq: string): Promise<LoggedLine[]> {
  const rows = await tx
    .selectFrom('accessLog')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(PAGE)
    .execute()
  return rows.map(({ tenantId: _t, ...line }) => line as unknown as LoggedLine)
}

function changed(seq: string): LogFinding {
  return { code: 'changed', seq, zh: `第 ${seq} 条日志被改动过。`, en: `Line ${seq} of the access log was changed.` }
}

function outOfOrder(seq: string): LogFinding {
  return {
    code: 'out-of-order',
    seq,
    zh: `第 ${seq} 条日志与前一条不衔接。`,
    en: `Line ${seq} of the access log does not follow the one before it.`,
  }
}

function missing(from: bigint, to: bigint): LogFinding {
  const seq = String(from)
  const count = to - from + 1n
  return {
    code: 'missing',
    seq,
    zh: `从第 ${seq} 条起缺少 ${count} 条日志。`,
    en: `${count} lines of the access log are missing from line ${seq} on.`,
  }
}
