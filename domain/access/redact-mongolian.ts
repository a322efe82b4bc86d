import { finderOf } from './redact-words.ts'

/** Elements of Mongolian names in Chinese letters, as they are spelt in the east of Inner Mongolia; longer ones first. */
const elements = (
  '巴特尔 巴特 巴图 巴雅尔 巴雅斯古楞 巴根那 巴根 巴音 巴达玛 巴达日胡 白音 白乙拉 宝音 宝力德 宝力道 宝力高 宝勒尔 宝日 包力高 博日 毕力格图 毕力格 必力格 毕勒格 布和 布赫 布日固德 布仁 布仁巴雅尔 ' +
  '其其格 琪琪格 其木格 其格 额尔敦 额尔德尼 额尔登 额日和 额日敦 恩和 恩克 恩赫 昂沁 傲日其楞 敖日格勒 敖日其楞 敖日娜 敖登 敖特根 敖其尔 奥登 奥日格勒 阿拉坦 阿拉腾 阿勒坦 阿古拉 阿古达木 阿如娜 阿如汗 阿荣 阿木尔 阿木古楞 阿迪雅 阿日斯楞 阿斯汗 ' +
  '斯琴 斯钦 斯日古楞 斯日吉 高娃 萨仁 萨日娜 萨如拉 萨茹拉 萨其拉 萨日朗 苏和 苏日娜 苏雅拉 苏雅拉图 苏伦 苏布德 苏布达 苏德 苏力德 索布德 索德 双胡 散布拉 桑布 森布尔 图雅 图门 图们 图布信 吐门 塔娜 特木尔 特木勒 特格喜 特日格乐 套格套 陶格斯 陶格陶 陶力 通拉嘎 铁木尔 铁柱子 ' +
  '那仁 那日苏 那顺 那音太 那木拉 娜仁 娜日苏 娜布其 娜日娜 诺敏 乌云 乌日娜 乌日图 乌日更 乌日汉 乌日罕 乌日汗 乌兰 乌力吉 乌仁 乌恩 乌恩其 乌尼尔 乌尼 乌达木 温都苏 旺吉拉 旺其格 旺楚克 哈斯 哈日 哈达 海日 海日罕 海棠花 呼格吉勒 呼格吉乐 呼和 呼日乐 呼斯楞 呼群 胡格吉勒 胡日查 ' +
  '格日勒 格日勒图 格日乐 格日乐图 格根 根敦 嘎拉 嘎日迪 嘎日布 吉日嘎拉 吉日嘎拉图 吉雅 吉木斯 吉日木图 吉日格勒 达来 达布 达古拉 达胡白乙拉 达日罕 道尔吉 德力格尔 德格吉日胡 丹巴 丹增 丹丹巴 东日布 都古尔 都仁 拉喜 拉西 拉格胡 劳布桑 罗布桑 洛布桑 莫日根 莫德格 牧仁 木其尔 ' +
  '满都拉 满达 满都呼 孟和 孟克 孟根 蒙和 蒙根 门德 明安 朝鲁 朝鲁门 朝克图 朝克 朝格图 朝伦 查干 查苏娜 查娜 常命 青格勒 青格乐 青格勒图 庆格勒图 庆格尔泰 仁钦 仁庆 希日莫 希吉日 锡林 雅茹 伊德尔 伊拉图 伊拉塔 伊如 伊德日 扎木苏 扎那 扎拉嘎 扎日嘎拉 永荣 拉木 拉姆 ' +
  '巴乙拉 白嘎力 额尼尔 额木 必力 勒格 古楞 图 苏拉 毛敖海 敏洁尔 苏乙拉 乌吉斯古楞 毕力贡 图力古尔 斯楞 木仁 照日格图 昭日格图 扎布 尼玛 巴扎尔 其鲁 那达木德 色音 赛音 赛罕 塞汉 松布尔 哈申 哈森 金花日'
).split(' ')

const words = elements.filter((element) => element.length > 1)
const word = words.toSorted((a, b) => b.length - a.length).join('|')

/** Elements that name a person wherever they stand alone. */
const personal =
  '巴特尔|巴雅尔|巴雅斯古楞|其其格|琪琪格|其木格|斯琴|斯钦|图雅|高娃|萨日娜|苏日娜|乌日娜|敖日格勒|敖日其楞|呼格吉勒|呼格吉乐|那日苏|娜日苏|娜仁|格日勒图|格日乐图|吉日嘎拉|特木尔|特木勒|朝克图|朝格图|毕力格图|莫日根|青格勒图|德力格尔|道尔吉|罗布桑|额尔德尼|宝力道|宝力德|苏雅拉|苏雅拉图|布仁巴雅尔|牧仁|达古拉|扎拉嘎|阿如娜|阿古达木|阿木古楞|呼斯楞|胡日查|图力古尔|陶格陶|乌力吉'

/** What follows a name that is a place's, a firm's or a thing's. */
const elsewhere =
  '(?:嘎查|苏木|镇|乡|旗|县|市|盟|村|屯|山|河|湖|江|泉|水库|路|街|大街|广场|小区|社区|草原|草甸|沙地|沙漠|牧场|林场|农场|艾里|营子|窑|敖包|庙|寺|塔拉|浩特|淖尔|淖|高勒|郭勒|乌拉|察布|温都尔|哈达|花|套布|煤|矿|公司|集团|学校|中学|小学|幼儿园|医院|酒|饭店|宾馆|超市|商店|大厦|大桥|机场|火车站|站|公园|工业|项目|牧业|合作社|文化|巴干|查干|道卜|毛都|牧骑)'

/** Han family names that Mongols bear in front of such a name. */
const family = '包白吴王李韩陈张何宝齐梁孟金敖席佟康马赵杨'
const families = new Set('包白吴韩何宝齐梁敖席佟')
const beginnings = new Set([...words.map((one) => one[0] ?? ''), ...family.split('')])

/** Up to three elements, with 图 or 夫 at the end, behind a Han family name or none. */
const name = new RegExp(`[${family}]?(?:${word}){1,3}[图夫太]?`, 'y')
const next = finderOf(words)
const alone = new RegExp(`^[${family}]?(?:${personal})$`)
const place = new RegExp(`^${elsewhere}`)
/** The rest of a longer name of a place (巴雅尔吐胡硕镇). */
const longerPlace = /^[^的在是家和与有去说住叫、，。\s]{0,7}(?:嘎查|苏木|镇|分场|居委会)|^(?:居民|村民)?委员会/

/** How long the Mongolian name is that begins at a place; 0 where none does or it is part of a longer name of a place. */
export function mongolianAt(letters: string, at: number): number {
  if (!beginnings.has(letters[at] ?? '')) return 0
  name.lastIndex = at
  const length = name.exec(letters)?.[0].length ?? 0
  return length > 1 && !place.test(letters.slice(at + length, at + length + 4)) ? length : 0
}

/** Where Mongolian names stand that no word needs to announce: of two elements or more, or of one that is a person's alone. */
export function mongolianNames(letters: string): Readonly<{ start: number; end: number }>[] {
  const found: { start: number; end: number }[] = []
  for (let element = next(letters, 0); element; ) {
    const { at } = element
    const length = mongolianAt(letters, at)
    const whole = letters.slice(at, at + length)
    const named = alone.test(whole) || (length >= 4 && length > element.word.length + 1)
    const sure = named && !longerPlace.test(letters.slice(at + length, at + length + 11))
    if (sure) found.push({ start: at - (families.has(letters[at - 1] ?? '') ? 1 : 0), end: at + length })
    element = next(letters, at + (sure ? length : length > 0 ? element.word.length : 1))
  }
  return found
}
