import { compoundSurnames, surnames } from './redact-surnames.ts'

/**
 * A name with its first character alone (domain.md 9): 张三 → 张**. Names without a Han family name of one character in
 * front (Mongolian, compound, Latin, with ·) and long ones get three stars. How long the name was does not show.
 */
export function maskName(name: string): string {
  const letters = Array.from(name.trim())
  const [first = ''] = letters
  if (first === '') return ''
  const mongolian = letters.length > 2 && mongolianStart.test(name.trim())
  const han =
    surnames.has(first) && letters.length <= 4 && !compoundSurnames.has(letters.slice(0, 2).join('')) && !mongolian
  return han && letters.every((letter) => /\p{Script=Han}/u.test(letter)) ? `${first}**` : `${first}***`
}

/** Beginnings of Mongolian names whose first character is a Han family name as well. */
const mongolianStart =
  /^(?:巴[特图雅音根达]|白[音嘎]|包[力格音]|宝[音力勒日]|那[仁日木顺音苏]|敖[登特日敦其]|乌[云兰力日仁恩尼]|苏[和日雅都伦布]|孟[和克根]|金[花达]|阿|伊[德如])/u

/** A mobile as its first 3 and last 4 digits (138****0000), any other telephone as its last 4. Its spelling is lost. */
export function maskPhone(phone: string): string {
  const digits = phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  if (digits === '') return phone.trim() === '' ? '' : '****'
  return `****${digits.length >= 7 ? digits.slice(-4) : ''}`
}

/** An identity number as its first and last 2 characters, the strict form: with six in front the person can be guessed. */
export function maskIdNumber(idNumber: string): string {
  const letters = Array.from(idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase())
  if (letters.length < 8) return '*'.repeat(letters.length)
  return `${letters[0]}${'*'.repeat(letters.length - 3)}${letters.slice(-2).join('')}`
}

/** A plate as the place that gave it out and its last 2 characters (蒙G***45), however it is spelt. */
export function maskPlate(plate: string): string {
  const letters = Array.from(
    plate
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toUpperCase(),
  )
  return letters.length < 6
    ? '*'.repeat(letters.length)
    : `${letters.slice(0, 2).join('')}***${letters.slice(-2).join('')}`
}

/** The number of a bank card as its last 4 digits. */
export function maskCard(card: string): string {
  const digits = card.normalize('NFKC').replace(/\D/g, '')
  if (card.trim() === '') return ''
  return `****${digits.length >= 12 ? digits.slice(-4) : ''}`
}

/** An e-mail address as the first character before the @ and what stands after it. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at < 0) return maskAccount(email)
  return `${maskAccount(email.slice(0, at)) || '***'}${email.slice(at).trimEnd()}`
}

/** The name of an account as its first character; a name of one character says nothing. */
export function maskAccount(account: string): string {
  const letters = Array.from(account.trim())
  if (letters.length === 0) return ''
  return letters.length === 1 ? '***' : `${letters[0]}***`
}

/**
 * An address down to the village or community, without one to the township, then the banner, county or district, then
 * the city; a road, a housing estate or a number is never part of what is left. Where none of them is named, only stars.
 */
export function maskAddress(address: string): string {
  const whole = address.trim()
  if (whole === '') return ''
  const places = whole.split(/[\p{N}〇零一二三四五六七八九十#＃(（]/u, 1)[0] ?? ''
  for (const level of levels) {
    const end = endOf(level, places)
    if (end > 0) return end === whole.length ? whole : `${whole.slice(0, end)}***`
  }
  return '***'
}

const levels = [
  /(?:嘎查|(?<![农城])村(?:委会|民委员会)?|社区(?:居委会)?|居委会)(?!小区|[路街道巷镇乡])/gu,
  /(?:街道(?:办事处|办)?|苏木|镇|乡)(?!小区|[路街道巷村])/gu,
  /(?:旗|县|(?<![小社园校厂院库景])区|盟|州|市|省)(?!小区|[路街场镇乡村政])/gu,
]

/** Where the first place of a level ends, of banners and cities the last; 0 where there is none. */
function endOf(level: RegExp, places: string): number {
  const found = [...places.matchAll(level)].filter(({ index }) => index > 0)
  const match = level === levels[2] ? found.at(-1) : found[0]
  return match ? match.index + match[0].length : 0
}
