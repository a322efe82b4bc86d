/** What a unit does not write to a submitter: a way to a person instead of to the office, or a number that names someone. */
export type Private = 'mobile' | 'idNumber' | 'writer'

/**
 * What of a unit's message has to go before it is sent. The telephone of the office may stand in it, because a submitter
 * has to be able to call; a mobile number or the writer's name would tell who handles it, and lead both away from the record.
 *
 * @param writer the name of who writes
 */
export function privateIn(text: string, writer: string | null): readonly Private[] {
  const numbers = text.normalize('NFKC').match(/\+?\d(?:[ \-–—·.]{0,2}\d)+/g) ?? []
  const digits = numbers.map((number) => number.replaceAll(/\D/g, ''))
  const found: readonly (readonly [Private, boolean])[] = [
    ['mobile', digits.some((one) => /^(?:00)?(?:86)?1[3-9]\d{9}$/.test(one))],
    ['idNumber', digits.some((one) => one.length >= 15)],
    ['writer', writer !== null && Array.from(writer).length > 1 && text.includes(writer)],
  ]
  return found.filter(([, there]) => there).map(([what]) => what)
}
