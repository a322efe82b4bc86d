import type { Region } from '../../domain/catalogue/rows.ts'
import { defaultRows } from '../catalogue/defaults.ts'
import { setUpTenant, systemId } from '../catalogue/set-up.ts'
import { type Division, divisionsOf, UnknownPrefecture } from '../region/divisions.ts'
import { type Command, type CommandContext, textOption, WrongUsage } from './command.ts'
import { withDatabase } from './database.ts'

/** Sets up a prefecture: its divisions down to villages, and the catalogues every prefecture starts with. */
export const regions: Command = {
  name: 'regions',
  summary: {
    zh: '建立一个盟市：载入到嘎查村的区划，以及节假日、时限、办公时间和理由清单',
    en: 'set up a prefecture: its divisions down to villages, holidays, time limits, office hours and reasons',
  },
  usage: 'regions --prefecture 150400 [--name 赤峰市] [--letters CF]',
  options: {
    prefecture: { type: 'string', zh: '盟市的六位区划代码', en: 'the six-digit division code of the prefecture' },
    name: {
      type: 'string',
      zh: '名称；不写则用区划表里的名称',
      en: 'its name; as in the table of divisions unless given',
    },
    letters: {
      type: 'string',
      zh: '编号开头的字母，1 至 8 个；不写则用 LX',
      en: 'the letters that begin its numbers, 1 to 8; LX unless given',
    },
  },

  async run(context) {
    const { terminal, now } = context
    const began = now()
    terminal.say('正在读取区划表……', 'Reading the table of divisions …')
    const { tenantId, rows } = placesFor(context)
    const tenant = {
      id: tenantId,
      name: textOption(context, 'name') ?? rows[0].name,
      letters: lettersFor(context),
      demo: false,
    }
    return withDatabase(context, async ({ app }) => {
      terminal.say(
        `正在写入 ${rows.length} 个区划和初始目录……`,
        `Writing ${rows.length} divisions and the first catalogues …`,
      )
      const all = { ...defaultRows(), region: rows }
      const { created, added, unchanged, kept } = await setUpTenant(app, tenant, all, { personId: systemId, at: now() })
      const seconds = (now().getTime() - began.getTime()) / 1000
      terminal.answer(
        {
          prefecture: tenantId,
          name: tenant.name,
          created,
          regions: countLevels(rows),
          added,
          unchanged,
          kept,
          seconds,
        },
        [
          `${tenant.name} ${tenantId}：${created ? '已建立' : '原已建立'}，区划 ${rows.length} 个；新增 ${added} 行，未变 ${unchanged} 行，保留您改过的 ${kept} 行。`,
          `${tenant.name} ${tenantId} ${created ? 'set up' : 'was there already'}: ${rows.length} divisions; ${added} rows added, ${unchanged} unchanged, ${kept} kept as you changed them.`,
        ],
      )
      return 0
    })
  },
}

/** The prefecture and all places in it, as rows; the prefecture first. */
function placesFor(context: CommandContext): { tenantId: number; rows: readonly [Region, ...Region[]] } {
  const given = textOption(context, 'prefecture')?.trim()
  if (!given)
    throw new WrongUsage(
      '请用 --prefecture 写明盟市的区划代码，例如 150400。',
      'Name the prefecture by its code, for example --prefecture 150400.',
    )
  try {
    const [first, ...others] = [...divisionsOf(given)].map(regionRow)
    if (!first) throw new Error(`no places in ${given}`)
    return { tenantId: Number(first.code.slice(0, 6)), rows: [first, ...others] }
  } catch (error) {
    if (!(error instanceof UnknownPrefecture)) throw error
    const [zh = '', en = ''] = error.message.split(' / ')
    throw new WrongUsage(zh, en)
  }
}

function regionRow({ code, name, level, parent }: Division): Region {
  if (level === 'province') throw new Error(`a province within a prefecture: ${code}`)
  return { code, name, level, parent: level === 'prefecture' ? null : parent, point: null }
}

function lettersFor(context: CommandContext): string {
  const letters = textOption(context, 'letters') ?? 'LX'
  if (/^[A-Z]{1,8}$/.test(letters)) return letters
  throw new WrongUsage(
    '--letters 是 1 至 8 个大写字母，例如 CF。',
    '--letters takes 1 to 8 capital letters, for example CF.',
  )
}

function countLevels(rows: readonly Region[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(rows, ({ level }) => level)].map(([level, list]) => [level, list.length]))
}
