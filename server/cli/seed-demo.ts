import { trainDemoReader } from '../demo/reader.ts'
import { DEMO_SEED, seedDemo as seed } from '../demo/seed.ts'
import { makeDeps } from '../edge.ts'
import { type Command, textOption } from './command.ts'
import { withDatabase } from './database.ts'

/** Sets up the invented demo prefecture. */
export const seedDemo: Command = {
  name: 'seed-demo',
  summary: {
    zh: '建立虚构的演示盟市：约 3000 条来件和 90 天的办理过程；已有来件则不动',
    en: 'set up the invented demo prefecture: about 3,000 submissions and 90 days of life; nothing where it is there already',
  },
  usage: 'seed-demo [--seed lianxin]',
  options: {
    seed: { type: 'string', zh: '种子；相同的种子得到相同的内容', en: 'the seed; the same one gives the same content' },
  },

  run: (context) =>
    withDatabase(context, async (database) => {
      const { terminal, config, now } = context
      const began = now()
      const edge = await makeDeps(database, config)
      const { already, submissions, lines, refused } = await seed(
        edge,
        textOption(context, 'seed') ?? DEMO_SEED,
        (share) => terminal.progress(Math.round(share * 100), 100, '演示盟市', 'the demo prefecture'),
      )
      await trainDemoReader(edge)
      const seconds = (now().getTime() - began.getTime()) / 1000
      terminal.answer({ already, submissions, lines, refused: refused.length, seconds }, [
        already
          ? '演示盟市里已有来件，没有改动。 The demo prefecture has submissions already; nothing was changed.'
          : `演示盟市已建立：${submissions} 条来件、${lines} 条账目。 The demo prefecture is set up: ${submissions} submissions, ${lines} lines.`,
      ])
      return 0
    }),
}
