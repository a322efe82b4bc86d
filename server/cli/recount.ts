import { inTenant } from '../db/tenant.ts'
import { recountTallies } from '../ledger/tally.ts'
import { newId } from '../new-id.ts'
import { type Command, textOption } from './command.ts'
import { withDatabase } from './database.ts'
import { allTenants, chosenTenant, prefectureOption } from './prefecture.ts'

/** Counts the tallies again from the matters and the movements; may run beside writers. */
export const recount: Command = {
  name: 'recount',
  summary: {
    zh: '按事项和收支登记重算汇总数；可与服务器同时运行',
    en: 'count the tallies again from the matters and the movements; may run beside the server',
  },
  usage: 'recount [--prefecture 150400]',
  options: { prefecture: { ...prefectureOption, zh: '只重算这个盟市', en: 'only this prefecture' } },

  run: (context) =>
    withDatabase(context, async ({ app }) => {
      const one = textOption(context, 'prefecture') !== undefined
      const tenants = one ? [await chosenTenant(app, context)] : await allTenants(app)
      let mended = 0
      for (const { id } of tenants) mended += await inTenant(app, id, (tx) => recountTallies(tx, id, newId))
      context.terminal.answer({ mended }, [
        mended === 0 ? '汇总数没有差错。' : `改正了 ${mended} 个汇总数。`,
        mended === 0 ? 'Every tally was right.' : `${mended} tallies were put right.`,
      ])
      return 0
    }),
}
