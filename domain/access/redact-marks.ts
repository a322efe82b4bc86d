import { apart, matches, type Span } from './redact-span.ts'

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
/** 蒙G12345, 蒙G·12345, 蒙GD12345 (new energy), 蒙G1234挂; after 车牌 the province may be missing. */
const plate = new RegExp(
  `(?:[${provinces}][ ]?|(?<=车牌[号照是为码: ：]{0,4}))[A-HJ-Z][ ·.\\-]{0,2}(?:(?=[A-Z]{0,4}\\d)[A-Z\\d]{5,6}(?![A-Z\\d])|(?=[A-Z]{0,3}\\d)[A-Z\\d]{4}[挂学警港澳使领])`,
  'g',
)

/** Numbers of vehicles. */
export function platesIn(letters: string): Span[] {
  return matches(letters, plate, 'plate', ({ 0: found }) => (found.match(/\d/g) ?? []).length >= 2)
}

const local = /[A-Z\d._%+-]/
const domain = /^@[A-Z\d-]{1,63}(?:\.[A-Z\d-]{1,63}){1,4}/

/** Addresses of e-mail: found from each @ outward, no more than 64 characters to either side of a dot. */
export function emailsIn(letters: string): Span[] {
  const found: Span[] = []
  for (let at = letters.indexOf('@'); at >= 0; at = letters.indexOf('@', at + 1)) {
    const host = domain.exec(letters.slice(at, at + 320))
    let start = at
    while (at - start < 64 && start > (found.at(-1)?.end ?? 0) && local.test(letters[start - 1] as string)) start -= 1
    if (host && start < at) found.push({ start, end: at + host[0].length, what: 'email' })
  }
  return found
}

/** The name or number of an account after the word that says whose service it is with. */
const account =
  /(?<=(?:微信|WECHAT|VX|WX|QQ|扣扣|抖音|快手|支付宝|账号|帐号|户号|网名|网友|昵称|用户名)(?:号码|号|ID|名|群)?[是为叫: ："“‘「]{0,3})[A-Z\d][A-Z\d_-]{4,31}/g

/** The name that a platform gave somebody, by which they are spoken to: “A00012345”您好, A00012345：. */
const spokenTo = /(?<=["“”‘'「])[A-Z]{1,4}\d{5,}(?=["“”’'」])|(?<=^[ ]*)[A-Z]{1,4}\d{6,}(?=[:,;]|网[友民]|您好|你好)/g

/** Accounts with a cue in front or between quotation marks. */
export function accountsIn(letters: string): Span[] {
  const cued = matches(letters, account, 'account', ({ 0: found }) => /\d/.test(found) || found.length >= 6)
  return apart([...cued, ...matches(letters, spokenTo, 'account')])
}
