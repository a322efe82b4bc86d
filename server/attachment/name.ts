/** Most code points of a name, its ending included. */
const LONGEST = 120

/**
 * Controls, directions of writing (a name that shows as `photo.jpg` and ends in `.exe`), zero-width and private
 * characters. U+180E and the two joiners stay: Mongolian is written with them.
 */
const UNSEEN = /(?![\u180e\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu
/** White space of every kind but U+FEFF, which has no width. */
const SPACE = /(?!\ufeff)\s/g
/** What Windows does not allow in a name. */
const UNSAFE = /[<>:"|?*]/g
/** An ending has a letter in it: `2026.04.17` has none. */
const ENDING = /\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,5}$/i

/**
 * The name an attachment is shown and saved under: the last part of a path, on one line, without what cannot be seen, with
 * an ending that fits its content. It is never used as a path here.
 *
 * @param endings those that fit, the usual one first
 */
export function cleanName(said: string, endings: readonly [string, ...string[]]): string {
  const last = said.split(/[/\\]/).at(-1) ?? ''
  const seen = last.replace(SPACE, ' ').replace(UNSEEN, '').normalize('NFC')
  const plain = trimmed(seen.replace(UNSAFE, '_').replace(/ {2,}/g, ' '))
  const given = ENDING.exec(plain)?.[0].slice(1).toLowerCase() ?? ''
  const ending = endings.includes(given) ? given : endings[0]
  const points = Array.from(trimmed(plain.replace(ENDING, '')) || '附件')
  return `${trimmed(points.slice(0, LONGEST - ending.length - 1).join(''))}.${ending}`
}

/** Without dots and spaces at its ends: a name that begins with a dot is hidden, one that ends with one cannot be kept on Windows. */
function trimmed(name: string): string {
  return name.replace(/^[\s.]+|[\s.]+$/g, '')
}
