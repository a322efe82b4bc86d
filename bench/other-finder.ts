/**
 * The telephones and identity numbers of a text by another way than redaction's, for `bench/redact.ts` to compare: rows of
 * figures in groups, judged by their length and first figures alone. It shares nothing with what it checks.
 */

/** A number of a person, by its place. */
export type Candidate = Readonly<{ kind: 'phone' | 'idNumber'; start: number; end: number }>

/** What in a text is a number of a person by structure, and every row of seven figures and more. */
export function candidatesIn(text: string): { sure: Candidate[]; long: { start: number; end: number }[] } {
  const spoken = '零一二三四五六七八九'
  const runs: { groups: { digits: string; start: number; end: number }[] }[] = []
  let gap = Number.POSITIVE_INFINITY
  for (let at = 0; at < text.length; at += 1) {
    const letter = (text[at] as string).normalize('NFKC').replace('〇', '零').replace('幺', '一')
    const figure = /^\d$/.test(letter) ? letter : spoken.includes(letter) ? String(spoken.indexOf(letter)) : null
    if (figure === null) {
      gap += /[\p{P}\p{S}\s]/u.test(letter) ? 1 : 100
      continue
    }
    const run = runs.at(-1)
    const group = run?.groups.at(-1)
    if (!run || gap > 3) runs.push({ groups: [{ digits: figure, start: at, end: at + 1 }] })
    else if (gap > 0 || !group) run.groups.push({ digits: figure, start: at, end: at + 1 })
    else {
      group.digits += figure
      group.end = at + 1
    }
    gap = 0
  }
  const sure: Candidate[] = []
  const long: { start: number; end: number }[] = []
  for (const { groups } of runs) {
    for (let first = 0; first < groups.length; first += 1) {
      let digits = ''
      for (let last = first; last < Math.min(groups.length, first + 18); last += 1) {
        digits += groups[last]?.digits ?? ''
        if (digits.length > 18) break
        const sizes = groups.slice(first, last + 1).map((group) => group.digits.length)
        const kind = kindOf(digits, sizes)
        if (!kind) continue
        sure.push({ kind, start: groups[first]?.start ?? 0, end: groups[last]?.end ?? 0 })
        first = last
        break
      }
    }
    for (const group of groups) if (group.digits.length >= 7) long.push(group)
  }
  return { sure, long }
}

function kindOf(digits: string, sizes: readonly number[]): Candidate['kind'] | null {
  const shape = sizes.join(' ')
  const whole = sizes.length === 1 || sizes.every((size) => size === 1)
  if (/^1[3-9]\d{9}$/.test(digits) && (whole || /^(3 4 4|3 8|7 4|4 3 4|4 4 3|3 3 5)$/.test(shape))) return 'phone'
  if (/^0(10|2\d|[3-9]\d\d)[2-8]\d{6,7}$/.test(digits) && (whole || /^[34] ([78]|3 4|4 [34])$/.test(shape)))
    return 'phone'
  const born = /^\d{6}(?:19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3,4}$/
  return (digits.length === 18 || digits.length === 17) && born.test(digits) && sizes.length <= 4 ? 'idNumber' : null
}
