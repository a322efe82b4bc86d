/**
 * Making the lexemes of a text, against a plain reading of the same rule (normalise, split, pairs of code points). Invented
 * sentences of 100 characters, with and without an emoji, and one text of 20,000. Run: node bench/bigrams.ts
 */
import { bigrams } from '../domain/text/bigrams.ts'
import { normalise } from '../domain/text/normalise.ts'

const TURNS = 15

const phrases = [
  '我住在红山路南口的平房区',
  '门口的路灯坏了快一个月',
  '晚上老人和孩子出门都看不清路',
  '打过两次物业电话都说在排队',
  '冬天供暖温度只有十五度',
  '下水道返水已经漫到院子里',
  '希望有关部门早点来人看看',
  '村里的自来水每天只来两个小时',
  '工地夜里十二点以后还在施工',
  '公交车从去年秋天起就不到我们这边了',
]

function sentences(length: number, from: number): string {
  let text = ''
  for (let n = from; text.length < length; n += 1) text += `${phrases[(n * 7 + (n >> 3)) % phrases.length]}，`
  return text.slice(0, length)
}

/** The rule in a few lines, without care for speed. */
function plain(text: string): string[] {
  const found = new Set<string>()
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)) {
    const points = Array.from(run)
    for (const [n, point] of points.entries()) found.add(point + (points[n + 1] ?? ''))
  }
  return [...found]
}

const short = Array.from({ length: 1000 }, (_, n) => sentences(100, n))
const cheerful = short.map((text) => `${text.slice(0, 98)}😀`)
const varied = Array.from({ length: 20_000 }, (_, n) =>
  n % 12 === 11 ? '，' : String.fromCharCode(0x4e00 + ((n * 7919) % 3500)),
)
const measured = [
  ['normalise, 100 characters', short, normalise, null],
  ['bigrams, 100 characters', short, bigrams, plain],
  ['bigrams, 100 with an emoji', cheerful, bigrams, plain],
  ['bigrams, 20,000 characters', [varied.join('')], bigrams, plain],
] as const

/** Microseconds a text, the quietest of several turns. */
function quietest(texts: readonly string[], work: (text: string) => unknown): number {
  let best = Infinity
  for (let turn = 0; turn < TURNS; turn += 1) {
    const began = performance.now()
    for (const text of texts) work(text)
    best = Math.min(best, ((performance.now() - began) * 1000) / texts.length)
  }
  return best
}

for (const [name, texts, ours, baseline] of measured) {
  const took = quietest(texts, ours)
  const against = baseline ? `  ${(took / quietest(texts, baseline)).toFixed(2).padStart(5)} × plain` : ''
  console.log(`${name.padEnd(28)} ${took.toFixed(1).padStart(8)} µs${against}`)
}
