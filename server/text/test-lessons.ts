import { chanceFrom } from './learn.ts'
import type { Lesson } from './train.ts'

const subjects: Readonly<Record<string, readonly string[]>> = {
  供热: [
    '暖气片一直不热',
    '供热管道漏水',
    '热力公司收了费不供暖',
    '室温只有十三度',
    '换热站半夜停了',
    '地暖温度上不来',
  ],
  供水: ['自来水发黄有味', '水管爆了没有人修', '三楼以上没有水压', '停水两天没有通知', '水表走得太快', '井水抽不上来'],
  道路: [
    '路面坑太深不好走',
    '路灯坏了好几盏',
    '井盖丢了没有人补',
    '雨后积水过不去',
    '桥栏杆松动了',
    '砂石路一直没有硬化',
  ],
  工资: [
    '干活三个月工资没给',
    '包工头拖欠工钱',
    '加班费一直没算',
    '辞职后工资不结',
    '押金和工资都不退',
    '合同没签就让走人',
  ],
}
const openings = ['您好，', '我想反映一下，', '麻烦问问，', '请帮忙看看，', '']
const closings = ['希望尽快处理。', '已经打过几次电话了。', '老人孩子受不了。', '什么时候能解决？', '谢谢。']

/** Invented messages of four classes, `each` of every class; the same seed, the same messages. */
export function inventedLessons(each: number, seed = 1): Lesson[] {
  const chance = chanceFrom(seed)
  const one = (from: readonly string[]) => from[Math.floor(chance() * from.length)] as string
  return Array.from({ length: each }, (_, n) =>
    Object.entries(subjects).map(([label, said]) => ({
      id: `${label}${n}`,
      label,
      text: `${one(openings)}${n}号院${one(said)}，${one(said)}。${one(closings)}${Math.floor(chance() * 1e6)}`,
    })),
  ).flat()
}
