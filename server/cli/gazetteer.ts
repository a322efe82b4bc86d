import { growNames } from '../place/grow.ts'
import { type Command, textOption } from './command.ts'
import { withDatabase } from './database.ts'
import { allTenants, chosenTenant, prefectureOption } from './prefecture.ts'

/** Makes the gazetteer anew from confirmed matters, as the nightly job does; may run beside the server. */
export const gazetteer: Command = {
  name: 'gazetteer',
  summary: {
    zh: '从已立账的事项中重新整理地名库（小区、道路、学校、企业）；每夜自动进行，也可随时运行',
    en: 'make the gazetteer of estates, roads, schools and companies anew from confirmed matters; done every night too',
  },
  usage: 'gazetteer [--prefecture 150400]',
  options: { prefecture: { ...prefectureOption, zh: '只整理这个盟市', en: 'only this prefecture' } },

  run: (context) =>
    withDatabase(context, async ({ app }) => {
      const one = textOption(context, 'prefecture') !== undefined
      const tenants = one ? [await chosenTenant(app, context)] : await allTenants(app)
      const grown = { matters: 0, names: 0 }
      for (const { id } of tenants) {
        const { matters, names } = await growNames(app, id, context.now())
        grown.matters += matters
        grown.names += names
      }
      context.terminal.answer(grown, [
        `从 ${grown.matters} 个事项中整理出 ${grown.names} 个地名。`,
        `${grown.names} names from ${grown.matters} matters.`,
      ])
      return 0
    }),
}
