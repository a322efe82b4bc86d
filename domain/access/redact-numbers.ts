import type { Span, What } from './redact-span.ts'

/**
 * What may stand between two figures of one number: signs and spaces of any kind, as people hide numbers from machines, and
 * the words for a dash. Never a letter, a Han character or a blot.
 */
const S = '(?:[^0-9A-Z\\u3007\\u3400-\\u9fff\\ue000]{0,3}|一(?=\\d)|[横中]?[杠线]|空格)'
const D = `${S}\\d`

const mobile = `(?:\\+?(?:00)?86${S})?1${S}[3-9](?:${D}){9}(?!\\d)`
const dayOfYear = `(?:0${S}[1-9]|1${S}[0-2])${S}(?:0${S}[1-9]|[12]${D}|3${S}[01])`
/** Where somebody is registered, the day of birth, the number of the day; the check digit may be wrong. */
const idNumber = `[1-9](?:${D}){5}${S}(?:1${S}[89]|2${S}0)(?:${D}){2}${S}${dayOfYear}(?:${D}){3}${S}[\\dX×](?!\\d)`
/** The same as it was until 1999. */
const oldIdNumber = `[1-8]\\d{5}[ \\-]?\\d{2}${dayOfYear}[ \\-]?\\d{3}(?!\\d)`
const service = `[48]${S}0${S}0(?:${D}){7}(?!\\d)`
const extension = '(?:(?:转|-)\\d{1,6}(?!\\d))?'
const areaCode = `\\(?0(?:${S}[12]${D}|${S}[3-9](?:${D}){2})\\)?${S}[2-8](?:${D}){6,7}(?!\\d)${extension}`
/** Written as one, whatever its figures; a code in front of a code as well. */
const dashed = `(?:0\\d{2,3}-{1,3})?0\\d{2,3}-{1,3}\\d{7,8}(?!\\d)${extension}`
const card =
  '[2-9]\\d{15,18}(?!\\d)|[2-9]\\d{3}(?:[ \\-,，.·]\\d{4}){3}(?:[ \\-,，.·]?\\d{1,3})?(?!\\d)|[3-6]\\d{5}[ \\-]\\d{10,13}(?!\\d)'
const split = '[2-8]\\d{1,3}[ \\-.]\\d{4,6}(?![\\d.\\-])|[2-8](?:[ \\-.]\\d){6,7}(?![\\d.\\-])'
const hongKong = '[A-Z]{1,2}\\d{6}\\([\\dA]\\)'

/**
 * One alternative for each kind of number, the surest first. Each begins where a group of digits begins and takes a bounded
 * number of characters (but `bare`, inside which nothing begins), so the time is linear.
 */
const written = new RegExp(
  `(?<!\\d)(?:(?<id>${idNumber}|${oldIdNumber}|${hongKong})|(?<phone>${mobile}|${service}|${areaCode}|${dashed})` +
    `|(?<card>${card})|(?<split>${split})|(?<bare>\\d{7,}))`,
  'g',
)

/** Telephones, identity numbers, cards and other long numbers, in digits. */
export function numbersIn(letters: string): Span[] {
  const found: Span[] = []
  written.lastIndex = 0
  for (let match = written.exec(letters); match; match = written.exec(letters)) {
    const start = match.index
    const end = start + match[0].length
    const what = kindOf(match, letters.slice(Math.max(0, start - 16), start), letters.slice(end, end + 8))
    if (what) found.push({ start, end, what })
    else written.lastIndex = start + (/^\D?\d+/.exec(match[0])?.[0].length ?? 1)
  }
  return found
}

function kindOf({ groups }: RegExpExecArray, before: string, after: string): What | null {
  const { id, phone, card: bankCard, split: parts, bare } = groups as Readonly<Record<string, string | undefined>>
  if (id !== undefined) return likelyId(id) ? 'idNumber' : null
  if (phone !== undefined) return likelyPhone(phone, after) ? 'phone' : null
  if (bankCard !== undefined) return kindOfCard(before)
  if (parts !== undefined)
    return calls.test(before) && !years.test(parts) && /^(?:\D*\d){7,8}$/.test(parts) ? 'phone' : null
  return kindOfBare(bare ?? '', before, after)
}

/** Words before a number that say it is a telephone. */
const calls =
  /(?:电话|手机|热线|座机|固话|拨打|致电|来电|回电|打给|联系|号码|传真|微信|短信|小号|短号|TEL|PHONE)[^\d\ue000。；;]{0,8}$/
/** Words before a number that say it is an account of another kind. */
const accounts = /(?:QQ|扣扣|账号|帐号|户号|卡号|账户|帐户)[^\d\ue000。；;]{0,6}$/
const identity = /(?:[身省]份证|证件号?|护照|通行证)[^\d\ue000。；;]{0,8}$/
const creditCode = /(?:信用|机构|统一)(?:社会)?(?:信用)?代码[^\d\ue000。；;]{0,4}$/
/** Words before a number that say it is an amount. */
const amounts = /(?:款|价|费用?|金额?|面积|合计|共计|总计|补偿|工资|[￥¥$=＝+＋])[^\d\ue000一-龥]{0,2}$/
/** Words after a number that say how much of something there is. */
const counts =
  /^[ )）.]{0,2}[+余多几来]?[万亿千百]*(?:[元块圆角吨斤克亩平㎡米里度株棵头只口方立％%万亿]|公斤|千克|公里|美元|人民币|M²|M2|M3|KM|KW|千瓦|人[^民]|次|天|小时)/
const years = /^(?:19|20)\d\d.(?:19|20)\d\d$/
const instant = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?$/

/** In which groups people write the eleven figures of a mobile. */
const usual = new Set(['3-4-4', '3-8', '7-4', '3-3-5', '4-4-3', '4-3-4', '3-2-2-2-2', '3-2-3-3', '3-4-2-2'])

/** Whether what reads like a telephone across signs is one: not a list of numbers, an amount or a share. */
function likelyPhone(phone: string, after: string): boolean {
  const groups = phone.replace(/^\+?(?:00)?86(?=\D*1)/, '').match(/\d+/g) ?? []
  if (groups.length < 2) return true
  if (/^0+-+0+$/.test(phone) && counts.test(after.replace(/^\.\d+/, ''))) return false
  const sizes = groups.map((group) => group.length)
  if (sizes.every((size) => size === 1) || usual.has(sizes.join('-'))) return true
  if (groups[0] === '0' || /[÷×%％=<>]/.test(phone)) return false
  if (/[,.，。、:：;；]/.test(phone)) return /^0[1-9]\d{1,2}$/.test(groups[0] ?? '') && groups.length <= 3
  return groups.length <= 5 || sizes.every((size) => size <= 3)
}

/** In which groups people write an identity number, whatever stands between. */
const usualId = /^(?:6-8-[34]|6-4-4-4|6-6-6|6-4-2-2-[34]|3-3-4-4-[34]|4-4-4-[456]|4-4-4-4-2)$/

/** Whether what reads like an identity number across signs is one: not a list of numbers, such as of bus lines. */
function likelyId(id: string): boolean {
  const sizes = (id.match(/\d+/g) ?? []).map((group) => group.length)
  if (sizes.length <= 2 || sizes.every((size) => size === 1) || usualId.test(sizes.join('-'))) return true
  return sizes.length <= 6 && !/[,.，。、:：;；÷×%％=<>]/.test(id) && new Set(sizes).size > 1
}

function kindOfCard(before: string): What | null {
  if (identity.test(before)) return 'idNumber'
  return creditCode.test(before) ? null : 'card'
}

/** What a number without a structure of its own is, by its length and the words around it. */
function kindOfBare(number: string, before: string, after: string): What | null {
  if (identity.test(before)) return 'idNumber'
  if (accounts.test(before)) return 'account'
  if (calls.test(before)) return 'phone'
  if (number.length <= 13 && counts.test(after)) return null
  if (number.length <= 10 && amounts.test(before)) return null
  if (instant.test(number) || creditCode.test(before)) return null
  if (/[A-Z]{2}-?$/.test(before) || /\d\.$/.test(before) || /^\.\d/.test(after))
    return number.length > 13 ? 'account' : null
  if (number.length <= 8) return /^[2-8]/.test(number) ? 'phone' : 'account'
  return /^(?:86)?(?:1[3-9]|0[1-9])\d{8,10}$/.test(number) ? 'phone' : 'account'
}
