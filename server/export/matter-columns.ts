import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { regionPath } from '../../domain/catalogue/lookup.ts'
import { statuses, type Status } from '../../domain/ledger/actions.ts'
import {
  channels,
  type Channel,
  type Kind,
  kinds,
  type Track,
  tracks,
  urgencies,
  type Urgency,
} from '../../domain/ledger/words.ts'
import { redact } from '../../domain/access/redact.ts'
import type { WrittenColumn, WrittenRow } from '../files/written-table.ts'

/** What every table of matters begins with. */
export const matterColumns: readonly WrittenColumn[] = [
  { heading: '编号', key: 'number', kind: 'text', width: 22 },
  { heading: '标题', key: 'title', kind: 'text', width: 40 },
  { heading: '诉求类型', key: 'kind', kind: 'text', width: 10 },
  { heading: '分类', key: 'category', kind: 'text', width: 20 },
  { heading: '旗县', key: 'county', kind: 'text', width: 14 },
  { heading: '苏木乡镇', key: 'township', kind: 'text', width: 16 },
  { heading: '渠道', key: 'channel', kind: 'text', width: 12 },
  { heading: '办理方式', key: 'track', kind: 'text', width: 10 },
  { heading: '紧急程度', key: 'urgency', kind: 'text', width: 10 },
  { heading: '主办单位', key: 'unit', kind: 'text', width: 22 },
  { heading: '状态', key: 'status', kind: 'text', width: 10 },
]

type Matter = Readonly<{
  number: string
  title: string
  kind: string | null
  categoryCode: string | null
  regionCode: string | null
  channel: string
  track: string | null
  urgency: string
  leadUnitId: string | null
  status: string
}>

/**
 * A matter in the words of these columns. Its title goes out redacted whoever takes it: a file is passed on, and whose
 * eyes it meets nobody decides.
 */
export function matterCells(matter: Matter, catalogue: Catalogue): WrittenRow {
  const { number, kind, categoryCode, channel, track, urgency, leadUnitId, status } = matter
  const [, county, township] = regionPath(catalogue, matter.regionCode)
  return {
    number,
    title: redact(matter.title),
    kind: kind === null ? '' : kinds[kind as Kind].zh,
    category: categoryCode === null ? '' : (catalogue.categories.get(categoryCode)?.name ?? categoryCode),
    county: county?.name ?? '',
    township: township?.name ?? '',
    channel: channels[channel as Channel].zh,
    track: track === null ? '' : tracks[track as Track].zh,
    urgency: urgencies[urgency as Urgency].zh,
    unit: leadUnitId === null ? '' : (catalogue.units.get(leadUnitId)?.name ?? leadUnitId),
    status: statuses[status as Status].zh,
  }
}
