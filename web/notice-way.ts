/** 通知方式: how somebody wants to be told. */
export type NoticeWay = 'page' | 'sms' | 'email'
export const noticeWays = ['page', 'sms', 'email'] as const satisfies readonly NoticeWay[]

/** What a way still needs before anything can be sent by it; null where nothing is missing, or no way was chosen. */
export function lackingFor(
  way: NoticeWay | undefined,
  { phone, email }: Readonly<{ phone: string; email: string }>,
): 'noMobile' | 'email' | null {
  if (way === 'sms') return isMobile(phone) ? null : 'noMobile'
  return way === 'email' && !isEmail(email.trim()) ? 'email' : null
}

/** How somebody is told who has not said how: by SMS to a mobile number, as the server does; null where there is none. */
export function usualWay(phone: string): NoticeWay | null {
  return isMobile(phone) ? 'sms' : null
}

/** Digits, spaces and hyphens as a phone's keyboard or a Chinese one writes them. */
export function plainPhone(phone: string): string {
  return phone
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .trim()
}

/** Short messages reach mobile telephones alone. */
function isMobile(phone: string): boolean {
  return /^(\+?86)?1[3-9]\d{9}$/.test(plainPhone(phone).replace(/[ -]/g, ''))
}

/** As the contract takes an address, which `check.test.ts` of the portal's form holds. */
export function isEmail(address: string): boolean {
  return (
    address.length <= 200 &&
    /^(?!\.)(?!.*\.\.)([A-Za-z0-9_'+\-.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/.test(address)
  )
}
