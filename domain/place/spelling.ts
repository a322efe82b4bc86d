/**
 * Mongolian names are written in Chinese letters by ear, and each ear writes another: 巴彦, 巴音, 白音. Letters that stand for the
 * same sound are read as one, in names and in texts alike. Every row keeps its length, so that a place in the folded text is
 * the same place in the text.
 */
const sameLetters = [
  '尔日勒力热',
  '嘎格噶',
  '拉喇',
  '兰蓝',
  '查察',
  '淖诺瑙',
  '呼胡琥浩',
  '舒硕',
  '宝包',
  '罕汗汉',
  '木沐穆莫',
  '伦沦',
  '敦顿',
  '乌勿',
  '图吐',
  '毕必',
  '统通',
  '雅亚',
  '布博',
  '高皋髙',
  '郎朗',
] as const

/** Pairs that are one name, written in folded letters; the first stands for all. */
const sameParts = [
  ['巴彦', '巴音', '白音', '白彦', '巴颜'],
  ['呼特', '和特'],
  ['敖宝', '鄂布'],
  ['塔拉', '他拉'],
  ['宝拉嘎', '宝尔嘎', '布拉嘎'],
  ['阿拉坦', '阿尔坦', '阿拉塔'],
  ['锡尔', '希尔'],
  ['萨如', '沙如', '萨茹'],
  ['温都尔', '翁都尔'],
  ['赛罕', '赛很'],
] as const

const letters = new Uint16Array(65_536)
for (let n = 0; n < letters.length; n += 1) letters[n] = n
// Full-width letters and digits, and capitals, are the same signs.
for (let n = 0xff01; n <= 0xff5e; n += 1) letters[n] = n - 0xfee0
for (let n = 0; n < letters.length; n += 1) {
  const letter = letters[n] ?? n
  if (letter >= 0x41 && letter <= 0x5a) letters[n] = letter + 32
}
for (const [first = '', ...others] of sameLetters.map((row) => Array.from(row)))
  for (const other of others) letters[other.charCodeAt(0)] = first.charCodeAt(0)

const parts: ReadonlyMap<string, string> = new Map(
  sameParts.flatMap(([first, ...others]) => others.map((other) => [other, first] as const)),
)
const anyPart = new RegExp([...parts.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'g')

/** The text with every letter in the one way it is read; as long as the text. */
export function foldSpelling(text: string): string {
  let folded = ''
  for (let n = 0; n < text.length; n += 1) folded += String.fromCharCode(letters[text.charCodeAt(n)] ?? 0)
  return folded.replace(anyPart, (part) => parts.get(part) ?? part)
}
