/**
 * A number as a person writes it: all digits, no exponent. A whole number stays as it was written, because more than 15
 * digits do not survive as a number of JavaScript; another is written with as few digits as tell it apart.
 *
 * @param written as in a cell of a workbook or in JSON: `13800138000`, `1.38001380E+10`, `0.10000000000000001`
 */
export function numberText(written: string): string {
  const digits = written.trim()
  if (/^-?\d+$/.test(digits)) return digits
  const value = Number(digits)
  if (digits === '' || !Number.isFinite(value)) return digits
  const short = String(value)
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(short)
  if (!parts) return short
  const [, sign = '', first = '', rest = '', exponent = ''] = parts
  const shift = Number(exponent)
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${first}${rest}`
  return `${sign}${first}${rest.padEnd(shift, '0')}`
}
