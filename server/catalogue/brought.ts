import { isDeepStrictEqual } from 'node:util'
import type { CatalogueName, Rows } from '../../domain/catalogue/rows.ts'

/** A row that a version of the program brought into a catalogue that prefectures may have had before. */
export type Brought = Readonly<{
  /** As in `package.json`. */
  version: string
  catalogue: CatalogueName
  code: string
}>

const inVersion = (version: string, catalogue: CatalogueName, codes: readonly string[]): readonly Brought[] =>
  codes.map((code) => ({ version, catalogue, code }))

/**
 * What came into `defaultRows` after the catalogue itself. Whoever adds a row there names it here, with the version that
 * brings it: `brought.test.ts` holds what the catalogues began with.
 */
export const brought: readonly Brought[] = [
  ...inVersion('0.1.0', 'supervisionRule', ['l0-review-day']),
  ...inVersion('0.1.0', 'procedureNumber', ['unitPercent']),
  ...inVersion(
    '0.1.0',
    'noticeTemplate',
    ['dispatchedByLaw', 'redoneByLaw', 'progressed', 'milestoneDone', 'milestoneDue'].flatMap((kind) => [
      `${kind}-any-zh`,
      `${kind}-any-en`,
    ]),
  ),
]

/** What a row is for, where its code does not say it: of two with the same, one would be too many. */
const occasions: { readonly [N in CatalogueName]?: (row: Rows[N]) => readonly unknown[] } = {
  timeLimit: ({ stage, kind, urgency, track }) => [stage, kind, urgency, track],
  supervisionRule: ({ code, level, trigger }) => (trigger ? [level, trigger] : [code]),
  reason: ({ list, zh }) => [list, zh],
  dangerWord: ({ parts }) => parts.toSorted(),
}

/** Whether two rows of a catalogue, whatever their codes, are for the same. */
export function sameOccasion<N extends CatalogueName>(catalogue: N, one: Rows[N], other: Rows[N]): boolean {
  const of = occasions[catalogue]
  return of !== undefined && isDeepStrictEqual(of(one), of(other))
}
