import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { bigrams } from '../domain/text/bigrams.ts'
import { holds, queryRuns, queryText } from '../domain/text/query.ts'
import { useDatabase } from './database.ts'

const database = useDatabase()

const texts = [
  '小区路灯不亮，晚上出门害怕',
  '路灯；灯不亮的事没人管',
  '蒙Ｄ１２３４５ 占道停车',
  '𠮷林家属院 3 号楼 WiFi 塔太近',
  "it's 'quoted' \\ and: a:1 & (b | !c) <-> d",
  'NUL \0 里面，\ud840 半个',
  '😀😀👨‍👩‍👧 ᠮᠣᠩᠭᠣᠯ\u180b ᠬᠡᠯᠡ',
  '⼈行⾏道㎡ e\u0301 ﷺ',
  '？！',
]
const queries = [
  '路灯',
  '路灯不亮',
  '灯不亮',
  '亮',
  '蒙d12345',
  '1234',
  '𠮷林',
  '𠮷',
  '3 号',
  'wifi塔',
  'IT',
  'a:1',
  'ᠮᠣᠩᠭᠣᠯ',
  '人行行道',
  'É',
  '没有这样的话',
]

/** Which of the texts PostgreSQL finds by their lexemes, rechecked where bigrams alone do not decide. */
async function found(query: string): Promise<string[]> {
  const tsquery = queryText(query)
  if (tsquery === null) return []
  const kept: string[] = []
  for (const text of texts) {
    const match = sql<{
      hit: boolean
    }>`select array_to_tsvector(${bigrams(text)}::text[]) @@ ${tsquery}::tsquery as hit`
    const { rows } = await match.execute(database.app)
    if (rows[0]?.hit && (queryRuns(query).length === 0 || holds(text, query))) kept.push(text)
  }
  return kept
}

for (const query of queries) {
  test(`“${query}” finds exactly the texts that hold it`, async () => {
    expect(await found(query)).toEqual(texts.filter((text) => holds(text, query)))
  })
}

test('every one of these texts is found by some query, and one query by nothing', async () => {
  const hits = await Promise.all(queries.map(found))
  expect(new Set(hits.flat()).size).toBe(texts.length - 2)
  expect(hits.at(-1)).toEqual([])
})

test('lexemes come back as they went in', async () => {
  for (const text of texts) {
    const lexemes = bigrams(text)
    const back = sql<{ lexemes: string[] }>`select tsvector_to_array(array_to_tsvector(${lexemes}::text[])) as lexemes`
    const { rows } = await back.execute(database.app)
    expect(new Set(rows[0]?.lexemes)).toEqual(new Set(lexemes))
  }
})

test('the longest text fits, every bigram of it different and four bytes a character', async () => {
  const points = Array.from({ length: 20_200 }, (_, n) => String.fromCodePoint(0x20000 + ((n * 7919) % 40_000)))
  const lexemes = bigrams(points.join(''))
  const { rows } = await sql<{ count: number; bytes: number }>`
    select length(words) as count, pg_column_size(words) as bytes from (select array_to_tsvector(${lexemes}::text[]) as words) as made
  `.execute(database.app)
  expect(rows[0]?.count).toBe(20_200)
  expect(rows[0]?.bytes).toBeLessThan(400_000)
})
