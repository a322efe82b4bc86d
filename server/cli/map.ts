import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { checkMap, mapBounds } from '../../domain/region/check-map.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import { putMap } from '../map/store.ts'
import { type Command, WrongUsage } from './command.ts'
import { withDatabase } from './database.ts'
import { chosenTenant, prefectureOption } from './prefecture.ts'

/** Puts in the map of a prefecture: the outlines of its places. */
export const map: Command = {
  name: 'map',
  summary: {
    zh: '录入地图：GeoJSON 文件，旗县、苏木乡镇的边界，属性 code 或 adcode 写区划代码；再次录入则替换',
    en: 'put in the map: a GeoJSON file of outlines, each with its division code as code or adcode; the next takes its place',
  },
  usage: 'map FILE.geojson [--prefecture 150400]',
  takes: [1, 1],
  options: { prefecture: prefectureOption },

  run: (context) =>
    withDatabase(context, async ({ app }) => {
      const { terminal, now } = context
      const at = now()
      const tenant = await chosenTenant(app, context)
      const content = contentOf(resolve(context.folder, context.args[0] ?? ''))
      const checked = await inTenant(app, tenant.id, async (tx) => {
        const { regions } = await catalogueFor(tx, tenant.id, dayInChina(at))
        const read = checkMap(content, regions)
        if (read.ok) await putMap(tx, tenant.id, read.shapes, at)
        return read
      })
      if (!checked.ok) {
        const { zh, en } = checked.problem
        terminal.answer({ places: 0, refused: { zh, en } }, [`${zh}没有录入。 ${en} Nothing was put in.`])
        return 1
      }
      const levels = Map.groupBy(checked.shapes.features, ({ properties }) => properties.level)
      const counts = Object.fromEntries([...levels].map(([level, list]) => [level, list.length]))
      const places = checked.shapes.features.length
      terminal.answer({ prefecture: tenant.id, places, levels: counts }, [
        `${tenant.name}的地图已录入：${places} 个地方。 The map of ${tenant.name} is in: ${places} places.`,
      ])
      return 0
    }),
}

/** @throws WrongUsage where there is no such file, it is too large or no JSON */
function contentOf(path: string): unknown {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new WrongUsage(`没有文件 ${path}。`, `There is no file ${path}.`)
  if (size > mapBounds.bytes) {
    const most = Math.round(mapBounds.bytes / 1e6)
    throw new WrongUsage(
      `文件超过 ${most} MB。请先简化边界。`,
      `The file is larger than ${most} MB. Simplify the outlines first.`,
    )
  }
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
  } catch {
    throw new WrongUsage('文件不是有效的 JSON。', 'The file is not valid JSON.')
  }
}
