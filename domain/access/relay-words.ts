import { spansOf } from './redact.ts'

/** What a unit does not write to a submitter: a way to a person instead of to the office, or what names somebody. */
export type Private = 'mobile' | 'account' | 'idNumber' | 'writer'

/**
 * What of a unit's message has to go before it is sent. The telephone of the office may stand in it, because a submitter
 * has to be able to call; a mobile number, an account or the writer's name would tell who handles it, and lead both away
 * from the record.
 *
 * @param writer the name of who writes
 */
export function privateIn(text: string, writer: string | null): readonly Private[] {
  const spans = spansOf(text)
  const of = (...kinds: readonly string[]) => spans.filter(({ what }) => kinds.includes(what))
  const found: readonly (readonly [Private, boolean])[] = [
    ['mobile', of('phone').some(({ start, end }) => !isOfOffice(text.slice(start, end)))],
    ['account', of('account').length > 0],
    ['idNumber', of('idNumber', 'card').length > 0],
    ['writer', writer !== null && Array.from(writer).length > 1 && text.includes(writer)],
  ]
  return found.filter(([, there]) => there).map(([what]) => what)
}

/** A landline with or without its area, or a number of a service; a number in words is nobody's office. */
export function isOfOffice(telephone: string): boolean {
  const digits = telephone.normalize('NFKC').replaceAll(/\D/g, '')
  return /^(?:(?:86)?0\d{9,11}|[48]00\d{7}|[2-8]\d{6,7})$/.test(digits)
}
