import { chinaMinute } from '../deadline/china-minute.ts'

/** 水印: who looks at a page or takes a file, for whoever later sees a picture or a copy of it. */
export type Watermark = Readonly<{
  prefecture: string
  /** The unit where they work. */
  unit: string | null
  name: string
  at: Date
  /** The number under which the access log tells of it. */
  mark: string
}>

/** The words of a watermark in one line: `测试盟 · 住建局 · 张三 · 2026-04-17 14:05 · 7F3K-9Q2M`. */
export function watermarkWords({ prefecture, unit, name, at, mark }: Watermark): string {
  return [prefecture, unit, name, chinaMinute(at), mark].filter((one) => one !== null).join(' · ')
}

/** Digits and letters that no reader of a picture takes for each other (Crockford’s base 32). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A short mark, `7F3K-9Q2M`, from the chance in a UUIDv7. */
export function markOf(id: string): string {
  const chance = BigInt(`0x${id.replaceAll('-', '').slice(-10)}`)
  const text = Array.from({ length: 8 }, (_, at) => signs[Number((chance >> BigInt(35 - at * 5)) & 31n)]).join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}
