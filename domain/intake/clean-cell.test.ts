import { expect, test } from 'vitest'
import { cleanCell } from './clean-cell.ts'

for (const [name, text, clean] of [
  ['tabs and newlines pad', '\t\n 路灯不亮\n\t', '路灯不亮'],
  ['no-break, ideographic and zero-width spaces pad', '\u00a0\u3000\u200b路灯\ufeff\u2060', '路灯'],
  ['inner newlines and spaces stay', '一\n\n二　三', '一\n\n二　三'],
  ['line ends are one', '一\r\n二\r三', '一\n二\n三'],
  ['nothing but padding', ' \t\u3000\r\n', ''],
  ['controls go', '路\u0000灯\u001b[0m\u007f', '路灯[0m'],
  ['half a surrogate pair', '路\ud83d灯', '路\ufffd灯'],
  ['rare characters, emoji and the dot of names', '𬭩䶮㛃·😀', '𬭩䶮㛃·😀'],
] as const) {
  test(name, () => expect(cleanCell(text)).toBe(clean))
}

test('ten million spaces take no time', () => {
  const text = `路${' '.repeat(10_000_000)}灯`
  expect(cleanCell(text)).toBe(text)
})
