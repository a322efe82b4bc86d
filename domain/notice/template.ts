import type { NoticeTemplate } from '../catalogue/rows.ts'
import type { NoticeChannel, NoticeKind } from './kinds.ts'

export type Language = 'zh' | 'en'

/** Code of the words of a kind: in one language, for one channel or for all that have none of their own. */
export function templateCode(kind: NoticeKind, channel: NoticeChannel | 'any', language: Language): string {
  return `${kind}-${channel}-${language}`
}

/** The words for a kind: those of the channel, else those for any; undefined where there are none. */
export function templateFor(
  templates: ReadonlyMap<string, NoticeTemplate>,
  kind: NoticeKind,
  channel: NoticeChannel,
  language: Language,
): NoticeTemplate | undefined {
  return templates.get(templateCode(kind, channel, language)) ?? templates.get(templateCode(kind, 'any', language))
}

const BRACES = /\{([^{}]*)\}/g

/** What stands in braces, first to last. */
export function bracedIn(text: string): readonly string[] {
  return [...text.matchAll(BRACES)].map(([, name = '']) => name)
}

/** The text with values in place of what stands in braces; a value is never read as a template. What is not known stays out. */
export function filled(text: string, values: Readonly<Partial<Record<string, string>>>): string {
  return text.replace(BRACES, (_whole, name: string) => values[name] ?? '')
}
