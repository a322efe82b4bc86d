import type { z } from 'zod'
import type { adviseOn } from '../../contract/advice.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Known } from '../../domain/dispatch/suggest-unit.ts'
import { kinds, tracks, urgencies } from '../../domain/ledger/words.ts'
import type { Tx } from '../db/database.ts'
import type { Message } from '../text/grams.ts'
import { inUseFor } from './in-use.ts'
import { likeliestCategories } from './likeliest-categories.ts'
import type { Asked, Said } from './reader.ts'

type Told = NonNullable<z.input<typeof adviseOn.output>['read']>
type Mark = NonNullable<Told['category']>

/** What the reader makes of one message, and what it hands on to the suggestion of units. */
export type Reading = Readonly<{ told: Told; known: Required<Pick<Known, 'read' | 'categories'>> }>

const MOST_UNITS = 5
const MOST_REASONS = 5
/** What is right less often than once of a hundred is no choice to be offered. */
const LEAST_TOLD = 0.01

/** Reads one message with the models in use; null where the prefecture has none. Labels that have ended are not said. */
export async function toldIn(
  tx: Tx,
  tenantId: number,
  catalogue: Pick<Catalogue, 'categories' | 'units'>,
  message: Message,
): Promise<Reading | null> {
  const inUse = await inUseFor(tx, tenantId)
  if (!inUse) return null
  const { reader, choice } = inUse
  const categories = likeliestCategories(reader, message, (code) => catalogue.categories.has(code))
  const mark = (name: Asked, labels: object) =>
    markOf(reader.read(name, message).filter(({ label }) => Object.hasOwn(labels, label)))
  return {
    told: {
      modelId: choice.trainingId,
      category: categoryOf(reader.readCategory(message), categories, catalogue),
      kind: mark('kind', kinds),
      urgency: mark('urgency', urgencies),
      track: mark('track', tracks),
    },
    known: {
      read: reader
        .read('unit', message, MOST_UNITS)
        .filter(({ label }) => catalogue.units.has(label))
        .map(({ label, probability }) => ({ unitId: label, probability })),
      categories,
    },
  }
}

function markOf(said: readonly Said[]): Mark | null {
  const [first] = said
  if (!first) return null
  return {
    likeliest: toldOf(said),
    sure: first.sure ? guessOf(first) : null,
    reasons: [...first.reasons],
  }
}

/** The path that was read, as far as the tree has it, and what else it may be. */
function categoryOf(
  path: readonly Said[],
  others: ReturnType<typeof likeliestCategories>,
  { categories }: Pick<Catalogue, 'categories'>,
): Mark | null {
  const ended = path.findIndex(({ label }) => !categories.has(label))
  const standing = ended < 0 ? path : path.slice(0, ended)
  const first = standing.at(-1)
  const rest = others.filter(({ code }) => !standing.some(({ label }) => label === code))
  const elsewhere = rest.map(({ code, probability }) => ({ label: code, probability }))
  const likeliest = [...(first ? [first] : []), ...elsewhere].slice(0, 3)
  if (likeliest.length === 0) return null
  const sure = standing.findLast((one) => one.sure)
  return {
    likeliest: toldOf(likeliest),
    sure: sure ? guessOf(sure) : null,
    reasons: apart(standing.flatMap(({ reasons }) => reasons)),
  }
}

/** Reasons of several levels, none inside another: those of the first level come first. */
function apart(reasons: readonly Mark['reasons'][number][]): Mark['reasons'] {
  const told: Mark['reasons'] = []
  for (const one of reasons) if (told.every(({ start, end }) => one.end <= start || end <= one.start)) told.push(one)
  return told.slice(0, MOST_REASONS)
}

/** The likeliest, and of the others those that are worth a person's look. */
function toldOf(likeliest: readonly Mark['likeliest'][number][]): Mark['likeliest'] {
  return likeliest.filter(({ probability }, at) => at === 0 || probability >= LEAST_TOLD).map(guessOf)
}

function guessOf({ label, probability }: Mark['likeliest'][number]): Mark['likeliest'][number] {
  return { label, probability: Math.round(probability * 1000) / 1000 }
}
