import { chanceFrom } from '../server/text/learn.ts'

/** What people name when they need something. Invented. */
const needs = {
  heating: '暖气 供热 不热 管道 热力 低温 测温 换热站 冰凉 挨冻 停暖 缴费 阀门 楼上',
  roads: '路灯 马路 坑洼 井盖 积水 路面 红绿灯 修路 颠簸 摔倒 车胎 路口 标线 塌陷',
  wages: '工资 拖欠 工地 包工头 老板 讨薪 结账 劳动 合同 加班费 押金 干活 打工 工钱',
  farming: '草场 牛羊 奶牛 化肥 玉米 机井 补贴 牧民 饲料 庄稼 收成 禁牧 农机 嘎查',
} as const
export type Need = keyof typeof needs

/** What they say beside it, whatever they need. */
const beside = '您好 反映 已经 几天 希望 尽快 老人 孩子 昨天 打过 电话 没人 还是 请问 怎么 解决 一直 今年 大家 着急'

/** Forty messages of each need in so many words, no two near-copies of each other. The same every time. */
export function saidOf(need: Need, count = 40): readonly Readonly<{ id: string; text: string }>[] {
  const chance = chanceFrom(need.length * 1000 + need.charCodeAt(0))
  const anyOf = (words: string) => {
    const list = words.split(' ')
    return list[Math.floor(chance() * list.length)] as string
  }
  return Array.from({ length: count }, (_, n) => ({
    id: `${need}-${n}`,
    text: Array.from({ length: 14 }, (_word, at) => anyOf(at % 3 === 1 ? needs[need] : beside)).join(''),
  }))
}

export const everyNeed = Object.keys(needs) as readonly Need[]
