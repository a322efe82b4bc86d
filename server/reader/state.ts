import type { z } from 'zod'
import type { readReader } from '../../contract/reader.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Tx } from '../db/database.ts'
import type { Report } from '../text/train.ts'
import { coverageAt } from '../text/measures.ts'
import { type Choice, choicesOf, type Training, trainingsOf, whoseModelsAreKept } from './store.ts'
import type { UnderWay } from './under-way.ts'

type State = z.input<typeof readReader.output>
type Figures = State['trainings'][number]['models'][number]

const MOST_TRAININGS = 20
const MOST_CHOICES = 21
const first = ['category', 'kind', 'urgency', 'track', 'unit']

/** How the reader of a prefecture was trained, what is in use, and what is `underWay` at this server. */
export async function readerState(
  tx: Tx,
  tenantId: number,
  { people }: Pick<Catalogue, 'people'>,
  { since, failed }: UnderWay,
): Promise<State> {
  const [current, ...before] = await choicesOf(tx, tenantId, MOST_CHOICES)
  const trainings = await trainingsOf(tx, tenantId, MOST_TRAININGS)
  const trainedAt = new Map(trainings.map(({ id, at }) => [id, at.toISOString()]))
  const kept = await whoseModelsAreKept(
    tx,
    tenantId,
    trainings.map(({ id }) => id),
  )
  const nameOf = (id: string) => people.get(id)?.name ?? null
  const told = ({ byPerson, at, ...choice }: Choice) => ({
    ...choice,
    at: at.toISOString(),
    by: nameOf(byPerson),
    trainedAt: trainedAt.get(choice.trainingId) ?? null,
  })
  return {
    choice: current ? told(current) : null,
    history: before.map(told),
    trainings: trainings.map(({ id, byPerson, at, source, file, verdict, reports }) => ({
      id,
      source,
      file,
      verdict,
      at: at.toISOString(),
      by: nameOf(byPerson),
      inUse: id === current?.trainingId,
      usable: verdict !== 'foreign' && kept.has(id),
      kept: kept.has(id),
      models: modelsOf(reports),
    })),
    running: since?.toISOString() ?? null,
    failed: failed && { at: failed.at.toISOString(), message: failed.message },
  }
}

function modelsOf(reports: Training['reports']): Figures[] {
  const places = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length)
  return Object.entries(reports)
    .toSorted(([a], [b]) => places(a) - places(b) || (a < b ? -1 : 1))
    .flatMap(([name, report]) => (report ? [figuresOf(name, report)] : []))
}

/** The figures of one report. A model of which nothing was held back has none: 0. */
export function figuresOf(model: string, { n, classes, heldBack, accuracy, macroF1, answers }: Report): Figures {
  const judged = answers.map(([confidence, right]) => ({ label: 'x', said: right ? 'x' : '', confidence }))
  const coverageAt98 = heldBack === 0 ? 0 : coverageAt(judged, 0.98).share
  return { model, n, classes, heldBack, accuracy: accuracy || 0, macroF1: macroF1 || 0, coverageAt98 }
}
