/** A message of at most so many characters goes as one; a longer one in parts, each with a little less room. */
const ONE = 70
const PART = 67

/** 短信条数: how many messages a provider counts for a text with Chinese in it, by UTF-16 units as the network does. */
export function segmentsOf(text: string): number {
  return text.length <= ONE ? 1 : Math.ceil(text.length / PART)
}

/** More parts are paid for and not read. */
export const MOST_SEGMENTS = 3
