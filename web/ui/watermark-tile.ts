/** Size of the letters, in pixels of the drawing; `Watermark.css` has the same. */
const LETTER = 14
const LINE = 22
const BETWEEN = 72
const PART = ' · '

type Line = Readonly<{ text: string; x: number; y: number }>

/** What is repeated over a page: the words in two lines, and the same again half a tile on, so that no gap runs through. */
export type Tile = Readonly<{ lines: readonly Line[]; width: number; height: number }>

/** @param words parted by ` · `: where somebody works and their name, then when and the mark */
export function watermarkTile(words: string): Tile {
  const parts = words.split(PART)
  const two = [parts.slice(0, -2), parts.slice(-2)].map((line) => line.join(PART)).filter(Boolean)
  const width = Math.ceil(Math.max(...two.map(breadth))) + BETWEEN
  const height = two.length * LINE + BETWEEN
  const at = (left: number, top: number) => two.map((text, n) => ({ text, x: left, y: top + (n + 1) * LINE }))
  // What is begun at half the width of one tile is cut at its edge: it is drawn again from before the other edge.
  const lower = height + BETWEEN / 2
  return { lines: [...at(0, 0), ...at(width / 2, lower), ...at(-width / 2, lower)], width, height: height * 2 }
}

/** About as wide as the text is drawn: Chinese as wide as high, all else a little over half. */
function breadth(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 1 : 0.6) * LETTER, 0)
}
