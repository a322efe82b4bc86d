/**
 * What reading for urgency costs a submission as it comes in: the import's own groups of 250, three at a time, in turns by words
 * of danger and a reader, by words of danger alone, and by nothing, in one run; one of twenty messages is urgent.
 * `node bench/reading-at-intake.ts [rows a turn]`, 1,500 unless given. The index of words is left unsorted until the end:
 * sorting it falls on whoever comes just then, and costs more than all else. Each turn is compared with the one beside it, by
 * the clock and by the processor time of this process, which others on the machine disturb less. History, what was said more
 * than thirty days before, is not read and costs nothing.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { defaultDangerWords } from '../server/catalogue/default-danger-words.ts'
import { systemId } from '../server/catalogue/set-up.ts'
import { inTenant } from '../server/db/tenant.ts'
import { loadKeys } from '../server/identity/key-file.ts'
import { takeNumbers } from '../server/intake/numbers.ts'
import { receive, type Said } from '../server/intake/receive.ts'
import { newId } from '../server/new-id.ts'
import { keepIfBetter } from '../server/reader/keep.ts'
import { trainReader } from '../server/reader/train-reader.ts'
import { chanceOf } from '../test/chance.ts'
import { actor, catalogue } from '../test/make.ts'
import { setUpPrefecture, TENANT } from '../test/prefecture.ts'
import { lessonsOfPrefecture } from '../test/trained.ts'
import { benchDatabase, median } from './database.ts'

const rows = Number(process.argv[2] ?? 1500)
const TURNS = Number(process.env.TURNS ?? 16)
/** Of so many messages one is urgent. */
const ONE_URGENT_OF = 20
const GROUP = 250
const AT_ONCE = 3
/** As the real prefectures' imports: some two hundred characters a message. */
const LENGTH = 200

const { database, folder, close } = await benchDatabase(6)
const db = database.app
const keys = loadKeys(join(folder, 'key'))
const chance = chanceOf(5)
const lessons = lessonsOfPrefecture()
const isPressing = ({ marks }: (typeof lessons)[number]) => marks.urgency === 'urgent'
const pressing = lessons.filter(isPressing)
const others = lessons.filter((one) => !isPressing(one))
await setUpPrefecture(db)
await setUpPrefecture(db, TENANT + 1, 'CT')
await setUpPrefecture(db, TENANT + 2, 'CU')
const inDanger = { ...catalogue, dangerWords: defaultDangerWords }
const catalogues = { read: inDanger, words: inDanger, unread: catalogue } as const
await sql`alter index submission_words_gin set (gin_pending_list_limit = 2000000)`.execute(database.owner())
await sql`alter table submission_words set (autovacuum_enabled = off)`.execute(database.owner())
const occasion = { id: newId(), at: new Date(), byPerson: systemId, source: 'file', file: null } as const
await keepIfBetter(db, TENANT, trainReader(lessons.map(withRare)), { ...occasion, labels: 4, known: 4 })

type Spent = Readonly<{ clock: number; processor: number }>
/** By words of danger and by a reader, by words alone, by nothing. */
const ways = { read: TENANT, words: TENANT + 2, unread: TENANT + 1 } as const
type Way = keyof typeof ways
const turns: Readonly<Record<Way, Spent>>[] = []
for (let turn = 0; turn < TURNS; turn += 1) {
  // Whoever comes second finds the other's work still being written out: by turns it is each of them.
  const order = (Object.keys(ways) as Way[]).map((_, n, all) => all[(n + turn) % all.length] as Way)
  const one: Partial<Record<Way, Spent>> = {}
  for (const way of order) one[way] = await spent(way)
  turns.push(one as Record<Way, Spent>)
}
await close()
for (const by of ['clock', 'processor'] as const) {
  const each = (way: Way) => median(turns.map((turn) => turn[way][by])) ?? 0
  const rate = (way: Way) => (rows / each(way)).toFixed(0)
  console.log(
    `by the ${by}: ${rate('read')} rows/s with a reader, ${rate('words')} by words alone, ${rate('unread')} without`,
  )
  for (const way of ['read', 'words'] as const) {
    const ratios = turns.map((turn) => turn.unread[by] / turn[way][by]).toSorted((x, y) => x - y)
    const [least, most] = [ratios[0] ?? Number.NaN, ratios.at(-1) ?? Number.NaN]
    console.log(`  ${way}: ratio ${median(ratios).toFixed(3)} (${least.toFixed(3)} to ${most.toFixed(3)})`)
  }
}
process.exit()

async function spent(way: Way): Promise<Spent> {
  const groups = Array.from({ length: Math.ceil(rows / GROUP) }, () => Array.from({ length: GROUP }, said))
  const before = process.cpuUsage()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let group = groups.pop(); group; group = groups.pop()) await store(way, group)
    }),
  )
  const { user, system } = process.cpuUsage(before)
  return { clock: (performance.now() - began) / 1000, processor: (user + system) / 1e6 }
}

async function store(way: Way, group: readonly Said[]): Promise<void> {
  const at = new Date()
  const tenantId = ways[way]
  const numbers = await takeNumbers(db, tenantId, group.length, at)
  const reception = { tenantId, catalogue: catalogues[way], keys, newId, chance, tells: 'nobody' } as const
  await inTenant(db, tenantId, (tx) => receive(tx, reception, group, numbers, at))
}

function said(): Said {
  const from = chance() * ONE_URGENT_OF < 1 ? pressing : others
  const { text } = withRare(from[Math.floor(chance() * from.length)] ?? { text: '' })
  const submitter = { account: `U${Math.floor(chance() * 30_000)}` }
  const told = { secrecy: 'hiddenFromUnit', receivedAt: new Date(), recordedBy: actor('operator') } as const
  return { id: newId(), channel: 'web', text, submitter, sourceKey: randomBytes(16), ...told }
}

function withRare<M extends Readonly<{ text: string }>>(message: M): M {
  const rare = Array.from({ length: LENGTH - message.text.length }, () =>
    String.fromCodePoint(0x4e00 + Math.floor(chance() ** 3 * 8000)),
  ).join('')
  return { ...message, text: message.text + rare }
}
