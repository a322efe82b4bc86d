import { expect, test } from 'vitest'
import { linesIn, type Text, textsOf } from './coverage.ts'

const zh = { home: { title: '首页' }, count: { one: '{n} 件', other: '{n} 件' } }
const texts: readonly Text[] = [
  ...textsOf('portal', '', zh, { home: { title: 'First page' } }),
  { key: 'shell:desk', area: 'desk', zh: '工作台', en: 'Desk' },
]
const overlays = {
  mn: { 'home.title': { text: 'ᠵᠢᠯ', source: 'cldr', at: 'dates/fields/year' } },
  plainZh: { 'count.one': '一共 {n} 件', 'shell:desk': '不在大字版里' },
  plainEn: {},
} as const

test('a catalogue is listed by paths; what a language lacks is undefined', () => {
  expect(texts.map(({ key, en }) => [key, en])).toEqual([
    ['home.title', 'First page'],
    ['count.one', undefined],
    ['count.other', undefined],
    ['shell:desk', 'Desk'],
  ])
})

for (const [tongue, said] of [
  ['en', ['First page', undefined, undefined, 'Desk']],
  ['mn', ['ᠵᠢᠯ', undefined, undefined]],
  ['plainZh', [undefined, '一共 {n} 件', undefined]],
  ['plainEn', [undefined, undefined, undefined]],
] as const) {
  test(`${tongue} says ${said.filter(Boolean).length} of ${said.length}`, () => {
    expect(linesIn(tongue, texts, overlays).map((line) => line.said)).toEqual(said)
  })
}

test('a Mongolian line names its source', () => {
  expect(linesIn('mn', texts, overlays)[0]?.source).toBe('Unicode CLDR 48.2.0, mn-Mong-MN, dates/fields/year')
})
