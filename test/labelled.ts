import { chanceFrom } from '../server/text/learn.ts'
import type { LabelledRow } from '../server/reader/labelled-file.ts'

/** What people say about three things, in pieces. */
const topics = {
  供热: ['暖气不热', '供热公司不管', '室温只有十四度', '换热站停了', '管道漏热水', '交了采暖费'],
  农牧: ['草场被占', '玉米种子发芽差', '牛羊要打疫苗', '灌溉井没电', '牧民补奖没发', '化肥涨价'],
  教育: ['学校收资料费', '校车太挤', '孩子转学难', '老师补课', '食堂饭菜凉', '操场没修好'],
} as const
const common = ['请尽快处理', '已经一个多星期', '老人和孩子都在家', '打过电话没人接', '大家都在反映', '希望给个答复']

export type Topic = keyof typeof topics

/** Invented messages with their labels: the same seed, the same messages; `wrong` of a hundred have the label of another. */
export function labelledMessages(
  n: number,
  {
    seed = 1,
    wrong = 0,
    labels = ['供热', '农牧', '教育'],
  }: { seed?: number; wrong?: number; labels?: readonly string[] } = {},
): readonly LabelledRow[] {
  const chance = chanceFrom(seed)
  const one = <T>(of: readonly T[]) => of[Math.floor(chance() * of.length)] as T
  const names = Object.keys(topics) as Topic[]
  return Array.from({ length: n }, (_, at) => {
    const topic = at % names.length
    const own = topics[names[topic] as Topic]
    const number = Math.floor(chance() * 900_000)
    const text = `${one(own)}，${one(common)}，${one(own)}，${number}号，${one(common)}，${one(own)}。`
    const shown = chance() * 100 < wrong ? (topic + 1) % names.length : topic
    return { id: `m${at + 1}`, text, title: undefined, label: labels[shown] as string }
  })
}
