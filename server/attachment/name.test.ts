import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanName } from './name.ts'

const jpg = ['jpg', 'jpeg'] as const

for (const [what, said, clean] of [
  ['an ordinary name', '路灯.jpg', '路灯.jpg'],
  ['another ending that fits', 'IMG_0001.JPEG', 'IMG_0001.jpeg'],
  ['a wrong ending', '照片.png', '照片.jpg'],
  ['no ending', '照片', '照片.jpg'],
  ['a program', 'setup.exe', 'setup.jpg'],
  ['two endings', 'photo.jpg.exe', 'photo.jpg.jpg'],
  ['a date that looks like an ending', '现场2026.04.17', '现场2026.04.17.jpg'],
  ['a path', '../../etc/passwd', 'passwd.jpg'],
  ['a path of Windows', 'C:\\Users\\张\\桌面\\水表.jpg', '水表.jpg'],
  ['a path and nothing else', '../..//', '附件.jpg'],
  ['written from right to left', '照片\u202egpj.exe', '照片gpj.jpg'],
  ['all marks of direction', 'a\u200e\u200f\u061c\u2066\u2069\u202ab.jpg', 'ab.jpg'],
  ['zero-width characters', '\ufeff路\u200b灯\u2060.jpg', '路灯.jpg'],
  ['Mongolian with its selectors and joiners', 'ᠮᠣᠩ\u180bᠭᠣᠯ\u180e\u200d.jpg', 'ᠮᠣᠩ\u180bᠭᠣᠯ\u180e\u200d.jpg'],
  ['controls and lines', 'a\0b\u0007c\r\nd\te.jpg', 'abc d e.jpg'],
  ['header injection', 'a.jpg\r\nset-cookie: x=1', 'a.jpg set-cookie_ x=1.jpg'],
  ['quotes and wildcards', 'a"b<c>d|e?f*g:h.jpg', 'a_b_c_d_e_f_g_h.jpg'],
  ['dots in front and behind', '...hidden. . .', 'hidden.jpg'],
  ['an ending alone', '.jpg', 'jpg.jpg'],
  ['half a surrogate pair', '路\ud840灯.jpg', '路灯.jpg'],
  ['a rare character', '𠮷林.jpg', '𠮷林.jpg'],
  ['nothing', '', '附件.jpg'],
  ['only what cannot be seen', '\u200b\u202e \n', '附件.jpg'],
] as const) {
  test(what, () => expect(cleanName(said, jpg)).toBe(clean))
}

test('at most 120 characters, rare ones counted once', () => {
  expect(Array.from(cleanName('𠮷'.repeat(300), jpg))).toHaveLength(120)
  expect(cleanName('长'.repeat(300), ['webm'])).toBe(`${'长'.repeat(115)}.webm`)
})

test('whatever is said, the name is safe, has a fitting ending, and stays as it is when cleaned again', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2 }),
    fc.constantFrom('.', '/', '\\', '\u202e', ' ', '\n', '.jpg', '.exe', '路'),
  )
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 200 }), (parts) => {
      const clean = cleanName(parts.join(''), jpg)
      expect(clean).toMatch(/^[^./\\][^/\\]*\.jpe?g$/u)
      expect(clean).not.toMatch(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
      expect(Array.from(clean).length).toBeLessThanOrEqual(120)
      expect(clean.isWellFormed()).toBe(true)
      expect(cleanName(clean, jpg)).toBe(clean)
    }),
    { numRuns: 500 },
  )
})
