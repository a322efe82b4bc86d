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

/** Beginnings and rows that every list of stolen passwords is full of. */
const common = [
  'password',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'admin',
  'administrator',
  'root',
  'test',
  'guest',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'aini',
  'zhongguo',
  'china',
  'beijing',
  'neimenggu',
  'huhehaote',
  'lianxin',
  'minsheng',
  'rexian',
  'zhengfu',
  'shizheng',
  'qwerty',
  'qwertyuiop',
  'asdfgh',
  'asdfghjkl',
  'zxcvbn',
  'zxcvbnm',
  'qazwsx',
  '1qaz',
  '2wsx',
  '3edc',
  '1q2w3e',
  'q1w2e3',
  'qweasd',
  'abc',
  'abcd',
  'abcdef',
  'aaa',
  '123',
  '1234',
  '12345',
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '1234567890',
  '0123456789',
  '654321',
  '87654321',
  '987654321',
  '111',
  '000',
  '666',
  '888',
  '999',
  '520',
  '1314',
  '5201314',
  '147258',
  '112233',
  '121212',
  '12345hotline',
] // prettier-ignore

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

/** How many characters remain when what everybody takes, years and punctuation are gone. */
function withoutCommon(folded: string): number {
  const words = common.toSorted((a, b) => b.length - a.length)
  let rest = folded.replace(/[@4]/g, 'a').replace(/\$/g, 's')
  for (const text of [folded, rest]) {
    let left = text
    for (const word of words) left = left.replaceAll(word, ' ')
    left = left.replace(/(19|20)\d\d/g, ' ').replace(/[^\p{L}\p{N}]/gu, '')
    if (left.length < rest.length) rest = left
  }
  return withoutRuns(rest.replace(/[^\p{L}\p{N}]/gu, ''))
}

/** How many characters remain when one that repeats or continues the one before counts once. */
function withoutRuns(folded: string): number {
  const points = Array.from(folded, (one) => one.codePointAt(0) ?? 0)
  return points.filter((point, n) => n === 0 || Math.abs(point - (points[n - 1] ?? 0)) > 1).length
}
