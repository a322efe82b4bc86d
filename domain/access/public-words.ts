import { saysWhat, spansOf } from './redact.ts'
import { isOfOffice } from './relay-words.ts'

/**
 * What a member of the staff wrote for the public, with what still names a person taken out of it; the telephone of an office
 * stays, for people have to be able to call.
 */
export function publicWords(text: string): string {
  let said = ''
  let end = 0
  for (const span of spansOf(text)) {
    const own = text.slice(span.start, span.end)
    said += text.slice(end, span.start) + (span.what === 'phone' && isOfOffice(own) ? own : saysWhat[span.what])
    end = span.end
  }
  return said + text.slice(end)
}
