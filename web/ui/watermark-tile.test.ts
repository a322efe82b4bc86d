import { expect, test } from 'vitest'
import { watermarkTile } from './watermark-tile.ts'

const words = '测试盟 · 住建局 · 张三 · 2026-04-17 14:05 · 7F3K-9Q2M'

test('who stands above when and the mark', () => {
  const [first, second] = watermarkTile(words).lines
  expect([first?.text, second?.text]).toEqual(['测试盟 · 住建局 · 张三', '2026-04-17 14:05 · 7F3K-9Q2M'])
})

test('a line that is cut at the edge of its tile goes on at the other', () => {
  for (const told of [words, '盟 · 人 · 2026-04-17 14:05 · 7F3K-9Q2M', `${'长'.repeat(60)} · 人 · 时 · 号`]) {
    const { lines, width, height } = watermarkTile(told)
    expect(lines).toHaveLength(6)
    for (const { text, x, y } of lines) {
      expect(y > 0 && y < height).toBe(true)
      if (x <= 0) continue
      expect(lines).toContainEqual({ text, x: x - width, y })
    }
  }
})
