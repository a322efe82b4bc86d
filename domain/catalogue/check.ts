import { roles } from '../access/role.ts'
import type { PlainDate } from '../deadline/plain-date.ts'
import { catalogueOf, rowsOf, standingLines, type StandingRows, turningDays } from './as-of.ts'
import type { Catalogue } from './catalogue.ts'
import { type Fault, type Key, key } from './fault.ts'
import { rules } from './fit.ts'
import type { Line } from './line.ts'
import { kinds, tracks, urgencies } from '../ledger/words.ts'
import { lastPromises } from './promises.ts'
import { catalogueNames, catalogues } from './names.ts'
import type { CatalogueName, Rows } from './rows.ts'

/** A change that cannot stand, by the row that was changed, and why, in words a person can act on. */
export type Refused = Readonly<{ changed: Key; zh: string; en: string }>

/**
 * Why the catalogues cannot stand as they are after a change: a changed row does not fit the others, or another row
 * still needs it as it was. At most one refusal for a changed row; faults that no changed row is part of are left alone.
 *
 * @param rows all catalogues as they stand after the change, on one day
 * @param changed the rows that were written or taken out
 */
export function refusedOf(rows: StandingRows, changed: ReadonlySet<Key>): readonly Refused[] {
  const catalogue = catalogueOf(rows)
  const refused = new Map<Key, Refused>()
  const refuse = (blamed: Key, zh: string, en: string) => {
    if (!refused.has(blamed)) refused.set(blamed, { changed: blamed, zh, en })
  }
  for (const name of catalogueNames) {
    for (const row of rows[name] ?? []) {
      const own = key(name, row.code)
      for (const { zh, en, about } of faultsOf(name, row, catalogue)) {
        const called = calledBy(row, catalogue)
        if (changed.has(own)) refuse(own, zh, en)
        else if (about && changed.has(about)) {
          refuse(
            about,
            `${catalogues[name].zh}“${called}”还在用这一行，请先修改那一行：${zh}`,
            `"${called}" of the ${catalogues[name].en} still needs this row; change that one first: ${en}`,
          )
        }
      }
    }
  }
  return [...refused.values()]
}

/**
 * As `refusedOf`, on `from` and on every later day on which a line begins or ends; the first reason for each changed row.
 *
 * @param lines all that count on `from` or later, with those of the change
 */
export function refusedFrom(lines: readonly Line[], changed: ReadonlySet<Key>, from: PlainDate): readonly Refused[] {
  const refused = new Map<Key, Refused>()
  for (const day of turningDays(lines, from)) {
    for (const one of [...refusedOf(rowsOf(standingLines(lines, day)), changed), ...unpromised(lines, changed, day)]) {
      if (!refused.has(one.changed)) refused.set(one.changed, one)
    }
  }
  return [...refused.values()]
}

/** 承诺的最后一条时限: nobody could be sent a matter for which the table promises nothing. */
function unpromised(lines: readonly Line[], changed: ReadonlySet<Key>, day: PlainDate): readonly Refused[] {
  return lastPromises(lines, changed, day).map(({ changed: blamed, described: { kind, urgency, track } }) => {
    const called = (language: 'zh' | 'en') =>
      [kind && kinds[kind], urgencies[urgency], tracks[track]]
        .flatMap((one) => (one ? [one[language]] : []))
        .join(' · ')
    return {
      changed: blamed,
      zh: `改后“${called('zh')}”的事项就没有办结时限，派单时无法作出承诺。请保留这一行，或先为它写好另一条办结时限。`,
      en: `Then nothing promises a result for "${called('en')}", and such a matter could not be sent out. Keep this row, or write another limit for its result first.`,
    }
  })
}

/** What a person calls the row. */
function calledBy(row: Rows[CatalogueName], { people }: Catalogue): string {
  if ('name' in row) return row.name
  if (!('personId' in row)) return row.code
  const name = people.get(row.personId)?.name ?? row.personId
  return 'role' in row ? `${name} ${roles[row.role].zh}` : name
}

function faultsOf(name: CatalogueName, row: Rows[CatalogueName], catalogue: Catalogue): readonly Fault[] {
  return (rules[name] as (row: Rows[CatalogueName], catalogue: Catalogue) => readonly Fault[])(row, catalogue)
}
