/** Texts beyond this are sent as they are: few, and costly to keep. */
const LONGEST = 20_000
/** How many prepared statements one connection keeps at most. */
const MOST = 500

const names = new Map<string, string>()
const seenOnce = new Set<string>()

/**
 * A short name for a statement, always the same for the same text in this process, under which a connection prepares it
 * once; undefined for what is not worth keeping: a text's first time, very long texts, and all beyond the first 500.
 */
export function statementName(text: string): string | undefined {
  const name = names.get(text)
  if (name || names.size >= MOST || text.length > LONGEST) return name
  if (seenOnce.delete(text)) {
    const fresh = `s${names.size}`
    names.set(text, fresh)
    return fresh
  }
  if (seenOnce.size >= 2 * MOST) seenOnce.clear()
  seenOnce.add(text)
  return undefined
}
