import type { Db } from '../server/db/database.ts'
import { systemId } from '../server/catalogue/set-up.ts'
import { newId } from '../server/new-id.ts'
import { keepIfBetter } from '../server/reader/keep.ts'
import type { MarkedMessage } from '../server/reader/lesson.ts'
import type { Training } from '../server/reader/store.ts'
import { trainReader } from '../server/reader/train-reader.ts'
import { everyNeed, type Need, saidOf } from './lessons.ts'
import { TENANT } from './prefecture.ts'

/** What people decided of each need. `0102`, `09` and `gone` are no rows of the small prefecture: they have ended. */
const decided: Readonly<Record<Need, Pick<MarkedMessage, 'category' | 'marks'>>> = {
  heating: {
    category: ['01', '0101'],
    marks: { kind: 'help', urgency: 'urgent', track: 'ledger', unit: 'housing' },
  },
  roads: { category: ['01', '0102'], marks: { kind: 'complaint', urgency: 'normal', track: 'ledger', unit: 'roads' } },
  wages: { category: ['09'], marks: { kind: 'complaint', urgency: 'normal', track: 'ledger', unit: 'gone' } },
  farming: {
    category: ['02'],
    marks: { kind: 'inquiry', urgency: 'normal', track: 'immediate', unit: 'township' },
  },
}

/** The lessons of the small prefecture: forty invented messages of each of four needs. */
export function lessonsOfPrefecture(): readonly MarkedMessage[] {
  return everyNeed.flatMap((need) => saidOf(need).map((said) => ({ ...said, ...decided[need] })))
}

/** The same messages with marks that have nothing to do with them: what learns from them stays out. */
export function lessonsToNoAvail(): readonly MarkedMessage[] {
  const lessons = lessonsOfPrefecture()
  return lessons.map((lesson, n) => {
    const { category, marks } = lessons[(n * 53) % lessons.length] as MarkedMessage
    return { ...lesson, category, marks }
  })
}

/** Trains a reader, from the lessons of the small prefecture unless told, and puts it to use where it is no worse. */
export async function givenReader(
  db: Db,
  messages: readonly MarkedMessage[] = lessonsOfPrefecture(),
  of: Partial<Parameters<typeof keepIfBetter>[3]> = {},
): Promise<Training> {
  const occasion = { id: newId(), at: new Date(), byPerson: systemId, source: 'file', file: '示例.xlsx' } as const
  return keepIfBetter(db, TENANT, trainReader(messages), { ...occasion, labels: 4, known: 4, ...of })
}
