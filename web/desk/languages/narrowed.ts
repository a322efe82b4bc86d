import { type Area, areas, type Line } from '../../words/coverage.ts'

export const states = ['missing', 'done', 'all'] as const

/** The lines that an address asks for; what it does not name, or names wrongly, does not narrow them. */
export function narrowed(
  lines: readonly Line[],
  { state = 'missing', area, words = '' }: Readonly<{ state?: string; area?: string; words?: string }>,
): readonly Line[] {
  const sought = words.trim().toLowerCase()
  const isArea = (areas as readonly (string | undefined)[]).includes(area)
  return lines.filter(
    (line) =>
      (state === 'all' || (state === 'done') === (line.said !== undefined)) &&
      (!isArea || line.area === (area as Area)) &&
      [line.key, line.zh, line.en, line.said].some((text) => text?.toLowerCase().includes(sought)),
  )
}
