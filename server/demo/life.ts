import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Folder } from '../../domain/ledger/matter.ts'
import { chanceFrom } from './chance.ts'
import { sourcesOf } from './sources.ts'
import { hoursOf } from './story/hours.ts'
import { lifeOf } from './story/life-of.ts'
import { plotsFor } from './story/plots.ts'
import type { Script } from './story/script.ts'
import { staffOf } from './story/staff.ts'
import type { DemoSubmission } from './submission.ts'

export type DemoOptions = Readonly<{
  seed: string
  /** Nothing happens after it. */
  now: Date
  catalogue: Catalogue
  /** How many submissions; 3,000 unless given. */
  submissions?: number
  /** Over how many days before `now`; 90 unless given. */
  days?: number
}>

/** What becomes of the matter that began with a submission; a script can be begun once. */
export type Story = Readonly<{ submissionId: string; begin: (folder: Folder) => Script }>

export type DemoLife = Readonly<{
  seed: string
  now: Date
  /** In order of time. Each is registered at its `receivedAt`. */
  submissions: readonly DemoSubmission[]
  stories: readonly Story[]
}>

/**
 * Some weeks in the life of the demo prefecture: what people say, and how each matter goes on. The same options give the
 * same life. The units, people and duties are looked up in the catalogue, which must hold those of `demoCatalogues`.
 */
export function demoLife({ seed, now, catalogue, submissions = 3000, days = 90 }: DemoOptions): DemoLife {
  const sources = sourcesOf({ seed, now, submissions, days, catalogue })
  const plots = plotsFor(sources, seed, now)
  const staff = staffOf(catalogue)
  const stories = sources.map((source): Story => {
    const { id } = source.submission
    const chance = chanceFrom(`${seed}/story/${id}`)
    const tale = {
      ...source,
      plot: plots.get(id) ?? null,
      chance,
      hours: hoursOf(catalogue.calendar, chance),
      staff,
      catalogue,
    }
    return { submissionId: id, begin: (folder) => lifeOf(tale, folder) }
  })
  return { seed, now, submissions: sources.map((source) => source.submission), stories }
}
