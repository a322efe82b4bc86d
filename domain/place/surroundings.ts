/** What the words around a name say about it. */
export type Surroundings = Readonly<{
  /** The name is the beginning of another's: 红旗 in 红旗大街, 红山 in 红山中学. */
  within: 'road' | 'house' | 'estate' | null
  /** It is said as where something is. */
  placed: boolean
  /** It is where somebody comes from. */
  origin: boolean
  /** It is where somebody goes, or may go. */
  towards: boolean
  /** It is an office that was asked or answered. */
  office: boolean
  /** It is what somebody is called. */
  person: boolean
  /** A letter before it makes another name of it: 东双山村. */
  prefixed: boolean
}>

const road =
  /^(?:[东西南北中]?(?:大街|大道|街道?(?![上边里头面办])|路(?![灯面况边上断不难坏太没两口修段基]))|[一二三四五六七八九十]+[路街](?!灯)|[东南西北]站|胡同|巷|大桥|立交|隧道|国道|线(?:路)?[上的]|[河桥](?![里边西东南北上面头]))/u
const house =
  /^(?:第?[一二三四五六七八九十]*(?:小学|中学|高中|初中|幼儿园|学校|学院|大学)|一中|(?:中心|人民|中医)?医院|卫生院|公园|书店|商场|超市|市场|酒店|宾馆|饭店|大厦|广场|车站|火车站|高铁站|机场|银行|煤矿|电厂|水库|公司|集团|加油站|大会|舞|里的|厂)/u
const estate = /^(?:小区|花园|家园|公寓|[一二三四五六七八九十\d]+(?:号楼|期|栋|单元)|(?:的)?物业|售楼)/u

const placedBefore = /(?:在|住|位于|地处|坐落于?|家是|居住于?|住址[:：]?|地址[:：]?|地点[:：]?)$/u
const placedAfter =
  /^(?:那边|那儿|那里|这边|这儿|这里|附近|境内|辖区|一带|街上|镇上|周边|草原|村口|路口|[一二三四五六七八九十\d]+(?:组|社|队))/u
const originBefore =
  /(?:我是|本人是|本人系|我系|来自|老家[是在]?|原籍[是在]?|户籍(?:所在)?地?[是在为]?|户口(?:所在地)?[是在]?|籍贯[是为:：∶]?|出生[在于]?|娘家[是在]?|从)$/u
const originAfter = /^(?:的?(?:牧民|村民|农民|人|牧户)[，,]|来的|嫁到|嫁过)/u
const towardsBefore = /(?:绕到|绕道|去|开往|发往|通往|回到?|进|到|往|赶到|前往)$/u
const officeAfter =
  /^(?:市|县|区)?(?:人民)?(?:政府|法院|检察院|公安|派出所|信访|纪委|教育局|[\p{Script=Han}]{2,6}局|经侦|执法|论坛|仲裁|城管)/u
const personBefore = /(?:村民|牧民|居民|业主|农民|我叫|名叫|叫|姓名|联系人|老师|经理|书记|主任|户主|司机)[:：]?$/u
const personAfter = /^(?:先生|女士|同志|老师|书记|主任|大夫|师傅|经理|说|反映|和邻居|电话)/u
const prefix = /[东西南北前后上下大小新老中]$/u

/** Reads the words around the letters from `start` to `end`; `chainStart` is where a path of places that ends here begins. */
export function surroundingsOf(text: string, start: number, end: number, chainStart = start): Surroundings {
  const before = text.slice(Math.max(0, chainStart - 8), chainStart)
  const justBefore = text.slice(Math.max(0, start - 8), start)
  const after = text.slice(end, end + 12)
  const placed = placedBefore.test(before)
  return {
    within: road.test(after) ? 'road' : house.test(after) ? 'house' : estate.test(after) ? 'estate' : null,
    placed: placed || placedAfter.test(after),
    origin:
      originBefore.test(before) ||
      (!placed && originAfter.test(after)) ||
      // 我们一家是某镇的，现在在……
      (before.endsWith('是') && /^的[，,。；]/u.test(after)),
    towards: towardsBefore.test(before),
    office: officeAfter.test(after),
    person: personBefore.test(justBefore) || personAfter.test(after),
    prefixed: prefix.test(justBefore),
  }
}
