/** Of a longer message no more is read: what comes after says nothing new. */
export const MOST_READ = 8_192

const folded = new Uint16Array(0x1_0000)
for (let code = 0; code < folded.length; code++) folded[code] = fold(code)

/**
 * Writes the characters of a text that are read into `into`, from `from` on: without blanks and control characters, full-width
 * letters and digits as narrow ones, capitals as small ones. `origins` gets for each the place in the text that it came
 * from. Returns where the writing ended; never beyond the end of `into`.
 */
export function cleanInto(text: string, into: Uint16Array, from = 0, origins?: Int32Array): number {
  let end = from
  for (let place = 0; place < text.length && end < into.length; place++) {
    const code = folded[text.charCodeAt(place)] as number
    if (code === 0) continue
    if (origins) origins[end] = place
    into[end] = code
    end += 1
  }
  return end
}

/** A text of at most `MOST_READ` as it is read, whole; `origins` as of `cleanInto`. */
export function cleaned(text: string, origins?: Int32Array): string {
  const into = new Uint16Array(text.length)
  return Reflect.apply(String.fromCharCode, null, into.subarray(0, cleanInto(text, into, 0, origins)))
}

/** 0 for what is left out. */
function fold(code: number): number {
  if (code <= 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0x30_00 || code === 0xfe_ff) return 0
  if (code >= 0x20_00 && code <= 0x20_0f) return 0
  const narrow = code >= 0xff_01 && code <= 0xff_5e ? code - 0xfe_e0 : code
  return narrow >= 0x41 && narrow <= 0x5a ? narrow + 0x20 : narrow
}
