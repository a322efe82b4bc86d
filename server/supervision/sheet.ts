import { redact } from '../../domain/access/redact.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { categoryPath, regionPath, superiorsOf } from '../../domain/catalogue/lookup.ts'
import { officialDay, officialMinute } from '../../domain/deadline/official-date.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Clock, Limit } from '../../domain/deadline/clock.ts'
import type { Document, Folder, LedgerEntry, WorkOrder } from '../../domain/ledger/matter.ts'
import { leadOrder } from '../../domain/ledger/orders.ts'
import type { Trigger } from '../../domain/supervision/levels.ts'
import type { Paper } from './paper.ts'

/** What the paper of each level is called. */
const kinds: Readonly<Record<number, string>> = {
  1: '催办单',
  2: '督办单',
  3: '工作提醒函',
  4: '提级督办通知书',
  5: '挂牌督办通知书',
  6: '约谈通知书',
  7: '问题移交函',
}

const happened: Readonly<Partial<Record<Trigger, string>>> = {
  overdue: '该工单已超过承诺时限，至今没有答复。',
  silent: '督办单发出后，你单位至今没有任何回音。',
  redos: '该事项经回访仍未解决，已三次重办。',
  returns: '该事项已三次退单，尚未确定主办单位。',
}

type Ordered = LedgerEntry<'supervise' | 'escalate'>

/**
 * 督办单: what is pressed, what was promised, what happened, what is asked for and until when. As of the line that ordered
 * it; no word of who spoke, and none that names anybody.
 */
export function sheetOf(
  { matter, orders }: Folder,
  document: Document,
  { details, writer, at }: Ordered,
  catalogue: Catalogue,
  { prefecture, watermark }: Readonly<{ prefecture: string; watermark: string }>,
): Paper {
  const order = orders.find(({ id }) => id === document.orderId) ?? leadOrder(matter, orders) ?? null
  const unitOf = (code: string | null) => (code === null ? null : (catalogue.units.get(code)?.name ?? null))
  const centre = [...catalogue.units.values()].find(({ kind }) => kind === 'centre')?.name
  const from = unitOf(writer.unitId) ?? centre ?? prefecture
  const place = regionPath(catalogue, matter.regionCode).map(({ name }) => name)
  const about = categoryPath(catalogue, matter.categoryCode).map(({ name }) => name)
  const rule = catalogue.supervisionRules.find(({ code }) => code === details.cause?.rule)
  const name = kinds[document.level] ?? '督办单'
  const unit = order && unitOf(order.unitId)
  const superior = order && superiorsOf(catalogue, order.unitId)[0]?.name
  const facts = [
    `事项编号：${matter.number}。`,
    `反映事项：${redact(matter.title)}。`,
    ...(about.length > 0 ? [`诉求分类：${about.join('—')}。`] : []),
    ...(place.length > 0 ? [`所在地区：${place.join('')}。`] : []),
    ...(unit ? [`承办单位：${unit}（${order.lead ? '主办' : '协办'}）。`] : []),
  ]
  const cause = rule?.trigger ? happened[rule.trigger] : undefined
  const asked = document.limitOn
    ? `请于${officialDay(document.limitOn)}前将办理情况、责任人和下一步措施通过平台书面回复。`
    : '请立即办理，并通过平台书面回复办理情况。'
  return {
    number: `${document.number}号`,
    title: `关于“${redact(matter.title)}”的${name}`,
    to: document.addressee,
    body: [
      `你单位承办的下列事项，经研究决定予以督办。`,
      { heading: '一、事项' },
      ...facts,
      { heading: '二、承诺' },
      order ? promiseOf(order) : '该事项尚未派单。',
      { heading: '三、存在的问题' },
      ...[cause, details.text && redact(details.text)].filter((one) => one !== undefined && one !== ''),
      ...(cause || details.text ? [] : ['请对照承诺说明办理情况。']),
      { heading: '四、要求' },
      asked,
      `依据：${document.basis}。逾期不回复的，按规定提级督办。`,
    ].filter((part): part is Exclude<typeof part, undefined> => part !== undefined),
    from,
    date: officialDay(dayInChina(at)),
    copies: superior && superior !== document.addressee ? [superior] : [],
    watermark,
  }
}

const clocks: Readonly<Record<Clock, string>> = { continuous: '连续计时', work: '按工作时间计', calendar: '按日历计' }
const units: Readonly<Record<Limit['unit'], string>> = {
  minute: '分钟',
  hour: '小时',
  day: '天',
  month: '个月',
  quarter: '个季度',
}

/** What was promised when it was dispatched, and what has moved since. */
function promiseOf({ sentAt, answerBy, clocks: runs, clock, extendedWorkdays, pauses }: WorkOrder): string {
  const result = runs.result
  const span = result
    ? `${result.limit.amount}${result.limit.clock === 'work' && result.limit.unit === 'day' ? '个工作日' : units[result.limit.unit]}`
    : clocks[clock]
  const moved = [
    ...(pauses.length > 0 ? [`暂停计时${pauses.length}次`] : []),
    ...(extendedWorkdays > 0 ? [`延期${extendedWorkdays}个工作日`] : []),
  ]
  const since = result ? `，自${officialMinute(new Date(result.countsFrom))}起计` : ''
  const changed = moved.length > 0 ? `；其间${moved.join('、')}` : ''
  return `${officialMinute(sentAt)}派单，承诺时限${span}${since}${changed}，应于${officialMinute(answerBy)}前办结。`
}
