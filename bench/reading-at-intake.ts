/**
 * What reading for urgency costs a submission as it comes in: the import's own groups of 250, three at a time, in turns with a
 * reader and without one, in one run; one of twenty messages is urgent. `node bench/reading-at-intake.ts [rows a turn]`, 1,500
 * unless given. The index of words is left unsorted until the end: sorting it falls on whoever comes just then, and costs more
 * than all else. Each turn is compared with the one beside it, by the clock and by the processor time of this process, which
 * others on the machine disturb less. History, what was said more than thirty days before, is not read and costs nothing.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
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
await sql`alter index submission_words_gin set (gin_pending_list_limit = 2000000)`.execute(database.owner())
await sql`alter table submission_words set (autovacuum_enabled = off)`.execute(database.owner())
const occasion = { id: newId(), at: new Date(), byPerson: systemId, source: 'file', file: null } as const
await keepIfBetter(db, TENANT, trainReader(lessons.map(withRare)), { ...occasion, labels: 4, known: 4 })

type Spent = Readonly<{ clock: number; processor: number }>
const turns: Record<'read' | 'unread', Spent>[] = []
for (let turn = 0; turn < TURNS; turn += 1) {
  // Whoever comes second finds the other's work still being written out: by turns it is each of them.
  if (turn % 2 === 0) turns.push({ read: await spent(TENANT), unread: await spent(TENANT + 1) })
  else {
    const unread = await spent(TENANT + 1)
    turns.push({ read: await spent(TENANT), unread })
  }
}
await close()
for (const by of ['clock', 'processor'] as const) {
  const [read, unread] = (['read', 'unread'] as const).map((which) => median(turns.map((turn) => turn[which][by])))
  const ratios = turns.map((turn) => turn.unread[by] / turn.read[by]).toSorted((a, b) => a - b)
  const [least, most] = [ratios[0] ?? Number.NaN, ratios.at(-1) ?? Number.NaN]
  console.log(
    `by the ${by}: ${(rows / (read ?? 0)).toFixed(0)} rows/s with a reader, ${(rows / (unread ?? 0)).toFixed(0)} without`,
  )
  console.log(`  ratio ${median(ratios).toFixed(3)} (${least.toFixed(3)} to ${most.toFixed(3)})`)
}
process.exit()

async function spent(tenantId: number): Promise<Spent> {
  const groups = Array.from({ length: Math.ceil(rows / GROUP) }, () => Array.from({ length: GROUP }, said))
  const before = process.cpuUsage()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let group = groups.pop(); group; group = groups.pop()) await store(tenantId, group)
    }),
  )
  const { user, system } = process.cpuUsage(before)
  return { clock: (performance.now() - began) / 1000, processor: (user + system) / 1e6 }
}

async function store(tenantId: number, group: readonly Said[]): Promise<void> {
  const at = new Date()
  const numbers = await takeNumbers(db, tenantId, group.length, at)
  const reception = { tenantId, catalogue, keys, newId, chance, tells: 'nobody' } as const
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
