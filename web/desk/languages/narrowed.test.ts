import { expect, test } from 'vitest'
import { narrowed } from './narrowed.ts'

const line = (key: string, area: 'portal' | 'desk', zh: string, said?: string) => ({
  key,
  area,
  zh,
  en: key.toUpperCase(),
  said,
  source: undefined,
})
const lines = [line('a', 'portal', '说一说', '讲讲'), line('b', 'portal', '查一查'), line('c', 'desk', '派单')]

for (const [asked, keys] of [
  [{}, 'bc'],
  [{ state: 'done' }, 'a'],
  [{ state: 'all' }, 'abc'],
  [{ area: 'desk' }, 'c'],
  [{ area: 'nowhere' }, 'bc'],
  [{ words: ' 查 ' }, 'b'],
  [{ state: 'all', words: '讲' }, 'a'],
  [{ state: 'all', words: 'C' }, 'c'],
  [{ words: '没有' }, ''],
] as const) {
  test(`${JSON.stringify(asked)}: ${keys || 'none'}`, () => {
    expect(
      narrowed(lines, asked)
        .map(({ key }) => key)
        .join(''),
    ).toBe(keys)
  })
}
