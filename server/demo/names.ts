import type { Chance } from './chance.ts'

const surnames = Array.from(
  '王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗郑梁谢宋唐韩冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
)
const givenFirst = Array.from('建志永国文海晓春秀玉桂凤金立振长瑞德福庆东继明宝淑丽雅思佳子雨梦亚艳红翠兰')
const givenLast = Array.from('军民强平华英芳梅霞莲琴珍云山林河江生才义仁和顺喜祥贵良成刚勇波涛鹏宇轩涵怡萍丽娟花')

/** First and second halves that make long and short Mongolian names in Chinese letters. */
const mongolFirst = [
  '巴特',
  '额尔敦',
  '阿拉腾',
  '那顺',
  '孟和',
  '乌云',
  '娜仁',
  '萨仁',
  '苏日',
  '其木格',
  '朝鲁',
  '敖特根',
  '哈斯',
  '宝音',
  '吉日嘎',
  '图门',
  '青格',
  '牧仁',
  '通拉',
  '格日勒',
  '斯日古',
  '阿茹',
  '毕力格',
  '特木尔',
  '都仁',
  '旭日',
  '莫日根',
  '查干',
  '恩和',
  '伊德',
]
const mongolLast = [
  '巴雅尔',
  '其其格',
  '图雅',
  '苏荣',
  '巴图',
  '吉雅',
  '德力格尔',
  '乌力吉',
  '仓',
  '陶克陶',
  '高娃',
  '格日乐',
  '朝克图',
  '宝力道',
  '塔娜',
  '达来',
  '沁',
  '敖日格勒',
  '仁贵',
  '满都拉',
  '青',
  '布和',
  '毕力格',
]

/** An invented name; about a third are Mongolian names written in Chinese letters. */
export function inventedName(chance: Chance, share = 0.34): string {
  if (chance.happens(share)) {
    const first = chance.pick(mongolFirst)
    return chance.happens(0.12) ? first : first + chance.pick(mongolLast.filter((last) => last !== first))
  }
  const given = chance.happens(0.94) ? chance.pick(givenFirst) + chance.pick(givenLast) : chance.pick(givenLast)
  return chance.pick(surnames) + given
}

/** How somebody introduces themselves or is spoken of: whole name, or surname with a polite word. */
export function spokenName(name: string, chance: Chance): string {
  const mongolian = !surnames.includes(name[0] ?? '') || mongolFirst.some((first) => name.startsWith(first))
  if (mongolian || chance.happens(0.5)) return name
  return name[0] + chance.pick(['女士', '先生', '师傅', '姐', '大爷', '阿姨'])
}

/** A phone number of a range that is kept free of real ones here: 1990000xxxx. */
export function inventedPhone(chance: Chance): string {
  return `1990000${String(chance.integer(0, 9999)).padStart(4, '0')}`
}
