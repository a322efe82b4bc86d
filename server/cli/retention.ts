import { eraseMissedCalls } from '../missed-call/erase.ts'
import { type Erased, eraseDue } from '../retention/erase.ts'
import type { Command } from './command.ts'
import { withDatabase } from './database.ts'
import { allTenants, chosenTenant, prefectureOption } from './prefecture.ts'
import { textOption } from './command.ts'

/** Erases identities whose time is over, as the daily job does; or says how many it would be. */
export const retention: Command = {
  name: 'retention',
  summary: {
    zh: '删除保存期满的诉求人身份（每日自动运行；法定留存的不删）；--dry-run 只计数',
    en: 'erase identities whose time is over (runs daily by itself; never under legal hold); --dry-run only counts',
  },
  usage: 'retention [--dry-run] [--prefecture 150400]',
  options: {
    'dry-run': { type: 'boolean', zh: '只计数，不删除', en: 'count, erase nothing' },
    prefecture: { ...prefectureOption, zh: '只处理这个盟市', en: 'only this prefecture' },
  },

  run: (context) =>
    withDatabase(context, async ({ app }) => {
      const { terminal, options, now } = context
      const dry = options['dry-run'] === true
      const one = textOption(context, 'prefecture') !== undefined
      const tenants = one ? [await chosenTenant(app, context)] : await allTenants(app)
      let telephones = 0
      const total: { -readonly [K in keyof Erased]: number } = { erased: 0, held: 0, kept: 0 }
      for (const { id } of tenants) {
        const { erased, held, kept } = await eraseDue(app, id, now(), { dry })
        total.erased += erased
        total.held += held
        total.kept += kept
        telephones += await eraseMissedCalls(app, id, now(), { dry })
      }
      const { erased, held } = total
      terminal.answer({ dry, ...total, telephones }, [
        dry
          ? `期满 ${erased + held} 人的身份：可删除 ${erased}，法定留存 ${held}；未接来电号码 ${telephones} 个。没有删除。`
          : `已删除 ${erased} 人的身份；法定留存 ${held}；已删除未接来电号码 ${telephones} 个。`,
        dry
          ? `${erased + held} identities are due: ${erased} could be erased, ${held} are on hold; of missed calls ${telephones} telephones are due. Nothing was erased.`
          : `${erased} identities erased; ${held} on hold; ${telephones} telephones of missed calls erased.`,
      ])
      return 0
    }),
}
