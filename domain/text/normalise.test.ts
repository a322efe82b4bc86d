import { expect, test } from 'vitest'
import { normalise } from './normalise.ts'

for (const [what, text, folded] of [
  ['Han stays', '小区路灯不亮', '小区路灯不亮'],
  ['traditional characters stay', '臺灣路燈', '臺灣路燈'],
  ['punctuation parts, and once', '路灯不亮，，没人修！', '路灯不亮 没人修'],
  ['the ellipsis parts', '等了三天……没人来', '等了三天 没人来'],
  ['white space of every kind parts', '路灯\t不\u00a0亮\u3000了\r\n吗', '路灯 不 亮 了 吗'],
  ['nothing at the ends', '  （路灯）。', '路灯'],
  ['full-width letters and digits', '蒙Ｄ１２３４５', '蒙d12345'],
  ['capitals', 'WiFi 信号 ÄÉ', 'wifi 信号 äé'],
  ['Cyrillic', 'БАЯРЛАЛАА Ёс', 'баярлалаа ёс'],
  ['Mongolian script, without its selectors', 'ᠮᠣᠩᠭᠣᠯ\u180b ᠬᠡᠯᠡ\u180e', 'ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ'],
  ['a name with a dot', '巴特尔·苏和', '巴特尔 苏和'],
  ['compatibility forms', '⼈行⾏㎡㎏①½ﬁ', '人行行m2kg11 2fi'],
  ['a number with its point and sign', '3.5元/㎥', '3 5元 m3'],
  ['composed and decomposed are one', 'e\u0301', 'é'],
  ['zero-width characters join', '路\u200b灯\ufeff坏\u00ad了', '路灯坏了'],
  ['emoji part', '路灯😀坏了👨‍👩‍👧', '路灯 坏了'],
  ['Han of planes 2 and 3', '𠮷林𰻝面', '𠮷林𰻝面'],
  ['characters of one’s own', '\ue000村', '\ue000村'],
  ['half a surrogate pair parts', '路\ud840灯\udc00', '路 灯'],
  ['NUL and controls part', '路\0灯\u0007坏', '路 灯 坏'],
  ['what SQL and HTML mark with parts', `a'b\\c%d_e<f>:g"h&i|j!`, 'a b c d e f g h i j'],
  ['nothing', '', ''],
  ['nothing but marks of punctuation', '？！……', ''],
] as const) {
  test(what, () => expect(normalise(text)).toBe(folded))
}

test('a long text is folded whole', () => {
  expect(normalise('路灯，'.repeat(20_000))).toBe('路灯 '.repeat(20_000).trim())
})

test('a character beside an emoji folds as it does without', () => {
  for (let unit = 0; unit <= 0xffff; unit += 1) {
    const character = String.fromCharCode(unit)
    const alone = normalise(`甲${character}乙`)
    // The emoji sends the whole text the long way. After it, nothing composes with what stands before.
    expect(normalise(`甲${character}乙 😀 丙`), unit.toString(16)).toBe(`${alone} 丙`)
  }
})
