import { above, levels, type Level, type PlaceIndex } from './place-index.ts'
import type { Judged } from './judge.ts'

const ours = /(?:我们|咱们|俺们|我|咱|俺|本)(村|嘎查|社区|小区|镇|乡|苏木|街道|旗|县|区|市)(?![域长外])/u

const levelOf: Readonly<Record<string, Level>> = {
  村: 'village',
  嘎查: 'village',
  社区: 'village',
  小区: 'village',
  镇: 'township',
  乡: 'township',
  苏木: 'township',
  街道: 'township',
  旗: 'county',
  县: 'county',
  区: 'county',
  市: 'county',
}

/** 我们村、本嘎查、我旗: the submitter's own region on that level, or the smallest that is known above it, less surely. */
export function ourPlace(
  text: string,
  own: number,
  index: PlaceIndex,
): (Judged & Readonly<{ start: number; end: number }>) | null {
  const found = ours.exec(text)
  const level = found && levelOf[found[1] ?? '']
  if (!found || !level) return null
  const wanted = levels.indexOf(level)
  const path = [own, ...above(index, own)]
  const exact = path.find((place) => index.levels[place] === wanted)
  const place = exact ?? path.find((one) => (index.levels[one] ?? 0) < wanted)
  if (place === undefined || (index.parents[place] ?? -1) < 0) return null
  return {
    place,
    confidence: exact === undefined ? 0.6 : 0.9,
    how: 'ours',
    start: found.index,
    end: found.index + found[0].length,
  }
}
