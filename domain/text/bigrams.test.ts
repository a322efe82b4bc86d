import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bigrams, MOST_LEXEMES, queryTerms } from './bigrams.ts'
import { normalise } from './normalise.ts'
import { holds, queryRuns, queryText } from './query.ts'

/** Chinese with what stands between it, any code point at all, and the characters that fold strangely. */
const text = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.string({ unit: fc.constantFrom(...Array.from('路灯不亮水管漏了小区供暖')), maxLength: 12 }),
      },
      fc.constantFrom(
        '，',
        '。',
        ' ',
        '\n',
        '……',
        '138',
        'ＡＢＣ',
        'abc',
        '😀',
        '𠮷',
        '\u200b',
        '·',
        "'",
        '\\',
        '%_',
        '\0',
      ),
      fc.constantFrom('e\u0301', '가', '㎡', 'ﬁ', 'İ', 'Σ', '⼈', 'ᠮᠣ', '\u180e', 'ｶﾞ', '\ud840'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const textAndPart = fc.tuple(text, fc.nat(), fc.nat()).map(([whole, a, b]) => {
  const graphemes = Array.from(segmenter.segment(whole), ({ segment }) => segment)
  const from = a % (graphemes.length + 1)
  const part = graphemes.slice(from, from + 1 + (b % (graphemes.length - from + 1))).join('')
  return { whole, part }
})

describe('bigrams', () => {
  for (const [what, said, lexemes] of [
    ['every two side by side, and the last', '路灯不亮', ['路灯', '灯不', '不亮', '亮']],
    ['none across a break', '路灯，不亮', ['路灯', '灯', '不亮', '亮']],
    ['one character alone is itself', '修', ['修']],
    ['digits and letters run on with Han', '3号楼Wi', ['3号', '号楼', '楼w', 'wi', 'i']],
    ['each once', '水水水，水水', ['水水', '水']],
    ['by code point', '𠮷村', ['𠮷村', '村']],
    ['nothing', '？', []],
  ] as const) {
    test(what, () => expect(bigrams(said)).toEqual(lexemes))
  }

  test('are what a plain reading of the rule gives', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const plain = new Set<string>()
        for (const run of normalise(whole).split(' ')) {
          const points = Array.from(run)
          for (const [n, point] of points.entries()) plain.add(point + (points[n + 1] ?? ''))
        }
        expect(bigrams(whole)).toEqual([...plain])
      }),
      { numRuns: 500 },
    )
  })

  test('are lexemes: distinct, one or two characters, short, nothing PostgreSQL could not carry', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const lexemes = bigrams(whole)
        expect(new Set(lexemes).size).toBe(lexemes.length)
        for (const lexeme of lexemes) {
          expect(lexeme).toMatch(/^[^\s\0'\\:*&|!()<>]{1,2}$/u)
          expect(lexeme.isWellFormed()).toBe(true)
          expect(new TextEncoder().encode(lexeme).length).toBeLessThanOrEqual(8)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('of a text as long as intake takes are complete, whatever it holds', () => {
    const points = Array.from({ length: 20_200 }, (_, n) => String.fromCodePoint(0x20000 + ((n * 7919) % 40_000)))
    const lexemes = bigrams(points.join(''))
    expect(lexemes.length).toBe(20_200)
    expect(lexemes.length).toBeLessThan(MOST_LEXEMES)
  })

  test('beyond that there is an end', () => {
    const points = Array.from({ length: 60_000 }, (_, n) => String.fromCodePoint(0x20000 + ((n * 7919) % 60_000)))
    expect(bigrams(points.join(''))).toHaveLength(MOST_LEXEMES)
  })
})

describe('a query', () => {
  for (const [query, terms, tsquery, runs] of [
    ['路灯', ['路灯'], `'路灯'`, []],
    ['路灯不亮', ['路灯', '灯不', '不亮'], `'路灯' & '灯不' & '不亮'`, ['路灯不亮']],
    ['路灯 不亮', ['路灯', '不亮'], `'路灯' & '不亮'`, []],
    ['水', [], `'水':*`, []],
    ['3 号楼', ['号楼'], `'号楼' & '3':*`, []],
    ['ＷＩＦＩ', ['wi', 'if', 'fi'], `'wi' & 'if' & 'fi'`, ['wifi']],
    ['𠮷村', ['𠮷村'], `'𠮷村'`, []],
    [`'; drop table`, ['dr', 'ro', 'op', 'ta', 'ab', 'bl', 'le'], null, ['drop', 'table']],
    ['？', [], null, []],
    ['', [], null, []],
  ] as const) {
    test(`“${query}”`, () => {
      expect(queryTerms(query)).toEqual(terms)
      const quoted = terms.map((term) => `'${term}'`).join(' & ')
      expect(queryText(query)).toBe(tsquery ?? (quoted || null))
      expect(queryRuns(query)).toEqual(runs)
    })
  }

  test('any part of a text has only bigrams that the text has', () => {
    fc.assert(
      fc.property(textAndPart, ({ whole, part }) => {
        const lexemes = new Set(bigrams(whole))
        for (const term of queryTerms(part)) expect(lexemes.has(term), `${term} of ${part}`).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('any part of a text is held by it, and a single character begins a lexeme', () => {
    fc.assert(
      fc.property(textAndPart, ({ whole, part }) => {
        expect(holds(whole, part)).toBe(true)
        const lexemes = bigrams(whole)
        const alone = normalise(part)
          .split(' ')
          .filter((run) => Array.from(run).length === 1)
        for (const one of alone) expect(lexemes.some((lexeme) => lexeme.startsWith(one))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('is not held where only its bigrams are', () => {
    const said = '路灯不 灯不亮'
    expect(queryTerms('路灯不亮').every((term) => bigrams(said).includes(term))).toBe(true)
    expect(holds(said, '路灯不亮')).toBe(false)
  })
})
