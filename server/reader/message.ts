import type { Message } from '../text/grams.ts'

/**
 * What is classified of a matter's submissions, each told as its title, a line break and its text. A title that was only cut
 * from the text says nothing beside it.
 */
export function messageOf(said: readonly string[]): Message {
  const parts = said.map((one) => {
    const end = one.indexOf('\n')
    return { title: one.slice(0, Math.max(end, 0)), text: one.slice(end + 1) }
  })
  const text = parts.map((part) => part.text).join('\n')
  const { title = '', text: first = '' } = parts[0] ?? {}
  const isCut = first.trimStart().startsWith(title.replace(/…$/, ''))
  return isCut || title === '（无题）' ? { text } : { text, title }
}
