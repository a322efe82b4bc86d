import type { Actor } from '../../domain/access/role.ts'
import type { Category, Region } from '../../domain/catalogue/rows.ts'
import type { Chance } from '../../server/demo/chance.ts'
import { uuidAt } from '../../server/demo/ids.ts'
import type { Said } from '../../server/intake/receive.ts'

const HOUR = 3_600_000
const CHINA = 8 * HOUR
/** How much is said in each hour of a day in China, and on each day of a week from Sunday on. */
const hours = [1, 1, 1, 1, 1, 2, 4, 8, 18, 22, 20, 16, 10, 9, 14, 18, 18, 15, 11, 9, 8, 6, 4, 2]
const weekdays = [55, 115, 110, 105, 100, 100, 60]
const things = ['路灯不亮', '水压太低', '垃圾没清', '井盖松动', '噪声扰民', '公交不停', '暖气不热', '围栏倒了']

export type Told = Readonly<{
  operators: readonly Actor[]
  categories: readonly Category[]
  regions: readonly Region[]
}>

/** What is said in the year from `from` to `to`, in the order of time: busy mornings, quiet nights and weekends, few words. */
export function arrivals(count: number, from: Date, to: Date, chance: Chance, told: Told): readonly Said[] {
  const slots: number[] = []
  let sum = 0
  for (let at = from.getTime(); at < to.getTime(); at += HOUR) {
    const inChina = new Date(at + CHINA)
    sum += (hours[inChina.getUTCHours()] ?? 1) * (weekdays[inChina.getUTCDay()] ?? 1)
    slots.push(sum)
  }
  const times = Array.from({ length: count }, () => {
    const value = chance.next() * sum
    return from.getTime() + firstAbove(slots, value) * HOUR + chance.integer(0, HOUR - 1)
  })
  return times.toSorted((a, b) => a - b).map((at, n) => said(new Date(at), n, chance, told))
}

function said(receivedAt: Date, n: number, chance: Chance, { operators, categories, regions }: Told): Said {
  const thing = chance.pick(things)
  const region = chance.pick(regions)
  return {
    id: uuidAt(receivedAt, chance),
    channel: 'hotline',
    title: thing,
    text: `${region.name}${thing}，请处理。`,
    kind: chance.weighted({ inquiry: 30, help: 40, complaint: 18, suggestion: 6, report: 3, praise: 3 }),
    categoryCode: chance.pick(categories).code,
    regionCode: region.code,
    secrecy: chance.happens(0.02) ? 'secret' : 'open',
    submitter: chance.happens(0.1) ? { phone: `139${String(n).padStart(8, '0')}` } : undefined,
    receivedAt,
    recordedBy: chance.pick(operators),
  }
}

function firstAbove(sums: readonly number[], value: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > value) high = middle
    else low = middle + 1
  }
  return low
}
