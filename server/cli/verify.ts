import { checkLog } from '../access-log/check.ts'
import { inTenant } from '../db/tenant.ts'
import { type Verified, verifyAll, verifyNumber } from '../ledger/verify.ts'
import { type Command, textOption } from './command.ts'
import { withDatabase } from './database.ts'
import { allTenants, chosenTenant, prefectureOption } from './prefecture.ts'

/** Proves the ledger, of one matter or of everything. */
export const verify: Command = {
  name: 'verify',
  summary: {
    zh: '核验账本：逐条重放账目、重算哈希和日封，与现状比对；并核验访问日志',
    en: 'prove the ledger: replay every line, recompute every hash and seal, compare with what stands; and the access log',
  },
  usage: 'verify [--prefecture 150400] [--number CF20260417-000123]',
  options: {
    prefecture: { ...prefectureOption, zh: '只核验这个盟市', en: 'only this prefecture' },
    number: { type: 'string', zh: '只核验这个编号的事项', en: 'only the matter with this number' },
  },

  run: (context) =>
    withDatabase(context, async ({ app }) => {
      const { terminal, now } = context
      const began = now()
      const number = textOption(context, 'number')
      const one = number !== undefined || textOption(context, 'prefecture') !== undefined
      const tenants = one ? [await chosenTenant(app, context)] : await allTenants(app)
      const total: {
        matters: number
        lines: number
        seals: number
        logLines: number
        findings: Pick<Verified['findings'][number], 'matterId' | 'zh' | 'en'>[]
      } = {
        matters: 0,
        lines: 0,
        seals: 0,
        logLines: 0,
        findings: [],
      }
      for (const { id } of tenants) {
        const verified =
          number === undefined
            ? await verifyAll(app, id, (matters) =>
                terminal.progress(total.matters + matters, null, '个事项已核验', 'matters proved'),
              )
            : await inTenant(app, id, (tx) => verifyNumber(tx, id, number))
        total.matters += verified.matters
        total.lines += verified.lines
        total.seals += verified.seals
        total.findings.push(...verified.findings)
        if (number === undefined) {
          const log = await inTenant(app, id, (tx) => checkLog(tx, id))
          total.logLines += log.lines
          total.findings.push(...log.findings.map(({ zh, en }) => ({ matterId: null, zh, en })))
        }
      }
      const { matters, lines, seals, logLines, findings } = total
      const seconds = (now().getTime() - began.getTime()) / 1000
      const ok = findings.length === 0
      terminal.answer({ ok, matters, lines, seals, logLines, findings, seconds }, [
        ...findings.map(({ matterId, zh, en }) => `${matterId ?? ''} ${zh} / ${en}`),
        `${matters} 个事项、${lines} 条账目、${seals} 个日封、${logLines} 条访问日志：${ok ? '账实相符' : `发现 ${findings.length} 处不符`}。`,
        `${matters} matters, ${lines} lines, ${seals} seals, ${logLines} lines of the access log: ${ok ? 'everything fits' : `${findings.length} findings`}.`,
      ])
      return ok ? 0 : 1
    }),
}
