import { type Rebuilt, rebuildAll } from '../ledger/rebuild.ts'
import { type Command, textOption } from './command.ts'
import { withDatabase } from './database.ts'
import { allTenants, chosenTenant, prefectureOption } from './prefecture.ts'

/** Makes what stands anew from the lines, where it differs. */
export const rebuild: Command = {
  name: 'rebuild',
  summary: {
    zh: '按账目重建：逐条重放账目，现状与账目不符的事项按账目写回；账目链断裂的不动并报告',
    en: 'make what stands anew from the lines, where it differs; a matter whose chain is broken is left and reported',
  },
  usage: 'rebuild [--prefecture 150400]',
  options: { prefecture: { ...prefectureOption, zh: '只重建这个盟市', en: 'only this prefecture' } },

  run: (context) =>
    withDatabase(context, async ({ app }) => {
      const { terminal, now } = context
      const began = now()
      const one = textOption(context, 'prefecture') !== undefined
      const tenants = one ? [await chosenTenant(app, context)] : await allTenants(app)
      const total = { matters: 0, lines: 0, rebuilt: 0 }
      const findings: Rebuilt['findings'][number][] = []
      for (const { id } of tenants) {
        const made = await rebuildAll(app, id, now(), (matters) =>
          terminal.progress(total.matters + matters, null, '个事项已重放', 'matters replayed'),
        )
        total.matters += made.matters
        total.lines += made.lines
        total.rebuilt += made.rebuilt
        findings.push(...made.findings)
      }
      const seconds = (now().getTime() - began.getTime()) / 1000
      const ok = findings.length === 0
      terminal.answer({ ok, ...total, findings, seconds }, [
        ...findings.map(({ matterId, zh, en }) => `${matterId ?? ''} ${zh} / ${en}`),
        `${total.matters} 个事项、${total.lines} 条账目：按账目写回 ${total.rebuilt} 个事项${ok ? '。' : `，${findings.length} 处不可信，未动。`}`,
        `${total.matters} matters, ${total.lines} lines: ${total.rebuilt} made anew${ok ? '.' : `; ${findings.length} not to be trusted and left.`}`,
      ])
      return ok ? 0 : 1
    }),
}
