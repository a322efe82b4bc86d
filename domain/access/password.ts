import { commonPasswords } from './common-passwords.ts'

/** Why a password is not taken. */
export type PasswordFault =
  | 'too-short'
  | 'too-long'
  | 'too-few-classes'
  | 'too-common'
  | 'names-its-owner'
  | 'used-before'

/** What a password must not lean on: names and numbers that stand around it. */
export type Owner = Readonly<{ administrator: boolean; username: string; name: string; prefecture: string }>

const LEAST = 10
const LEAST_OF_ADMINISTRATORS = 12
const MOST = 200
const CLASSES = 3

/**
 * The first fault of a password (等保 2.0 三级: length, classes, weak ones refused); null where it may be taken, past ones
 * aside: those are known by their hashes alone.
 */
export function passwordFault(password: string, owner: Owner): PasswordFault | null {
  const plain = password.normalize('NFKC')
  const length = Array.from(plain).length
  if (length < (owner.administrator ? LEAST_OF_ADMINISTRATORS : LEAST)) return 'too-short'
  if (length > MOST) return 'too-long'
  if (classesOf(plain) < CLASSES) return 'too-few-classes'
  const folded = plain.toLowerCase()
  const own = [owner.username, owner.name, owner.prefecture].map((one) => one.normalize('NFKC').trim().toLowerCase())
  if (own.some((one) => Array.from(one).length >= 2 && folded.includes(one))) return 'names-its-owner'
  return withoutCommon(folded) < 4 || withoutRuns(folded) < 5 ? 'too-common' : null
}

/** Small letters, capital letters, digits, everything else. */
function classesOf(text: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((one) => one.test(text)).length
}

/** How many characters remain when what everybody takes, years and punctuation are gone, also where `@` stands for `a`. */
function withoutCommon(folded: string): number {
  const undated = folded.replace(/(19|20)\d\d/g, ' ')
  return Math.min(...[folded, undated, inLetters(folded), inLetters(undated)].map(restOf))
}

function restOf(text: string): number {
  let rest = text
  for (const word of commonPasswords) rest = rest.replaceAll(word, ' ')
  return withoutRuns(rest.replace(/(19|20)\d\d/g, ' ').replace(/[^\p{L}\p{N}]/gu, ''))
}

/** Figures and signs read as the letters they are written for. */
function inLetters(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    '@': 'a',
    4: 'a',
    $: 's',
    5: 's',
    0: 'o',
    1: 'i',
    '!': 'i',
    3: 'e',
  }
  return text.replace(/[@4$501!3]/g, (sign) => letters[sign] ?? sign)
}

/** How many characters remain when one that repeats or continues the one before counts once. */
function withoutRuns(folded: string): number {
  const points = Array.from(folded, (one) => one.codePointAt(0) ?? 0)
  return points.filter((point, n) => n === 0 || Math.abs(point - (points[n - 1] ?? 0)) > 1).length
}
