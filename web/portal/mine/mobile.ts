/** Whether the server takes it for a mobile number of the mainland, which alone gets a code. */
export function isMobile(said: string): boolean {
  const digits = said.normalize('NFKC').replace(/[\s()·.\p{Pd}]/gu, '')
  return /^(?:(?:\+|00)?86)?0?1[3-9]\d{9}$/.test(digits)
}
