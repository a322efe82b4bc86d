/**
 * What reading for urgency costs a submission as it comes in: the import's own groups of 250, three at a time, in turns with a
 * reader and without one, in one run. `node bench/reading-at-intake.ts [rows a turn]`, 5,000 unless given. History, what was said
 * more than thirty days before, is not read and costs nothing.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
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

const rows = Number(process.argv[2] ?? 5000)
const TURNS = 5
const GROUP = 250
const AT_ONCE = 3
/** As the real prefectures' imports: some two hundred characters a message. */
const LENGTH = 200

const { database, folder, close } = await benchDatabase(6)
const db = database.app
const keys = loadKeys(join(folder, 'key'))
const chance = chanceOf(5)
const lessons = lessonsOfPrefecture()
await setUpPrefecture(db)
await setUpPrefecture(db, TENANT + 1, 'CT')
const occasion = { id: newId(), at: new Date(), byPerson: systemId, source: 'file', file: null } as const
await keepIfBetter(db, TENANT, trainReader(lessons.map(withRare)), { ...occasion, labels: 4, known: 4 })

const seconds = { read: [] as number[], unread: [] as number[] }
for (let turn = 0; turn < TURNS; turn += 1) {
  const order = turn % 2 === 0 ? (['read', 'unread'] as const) : (['unread', 'read'] as const)
  for (const which of order) seconds[which].push(await took(which === 'read' ? TENANT : TENANT + 1))
}
await close()
const rate = (which: keyof typeof seconds) => rows / median(seconds[which])
console.log(`with a reader:    ${Math.round(rate('read'))} rows/s`)
console.log(`without a reader: ${Math.round(rate('unread'))} rows/s`)
console.log(`ratio:            ${(rate('read') / rate('unread')).toFixed(3)}`)

async function took(tenantId: number): Promise<number> {
  const groups = Array.from({ length: Math.ceil(rows / GROUP) }, () => Array.from({ length: GROUP }, said))
  const began = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let group = groups.pop(); group; group = groups.pop()) await store(tenantId, group)
    }),
  )
  return (performance.now() - began) / 1000
}

async function store(tenantId: number, group: readonly Said[]): Promise<void> {
  const at = new Date()
  const numbers = await takeNumbers(db, tenantId, group.length, at)
  const reception = { tenantId, catalogue, keys, newId, chance, tells: 'nobody' } as const
  await inTenant(db, tenantId, (tx) => receive(tx, reception, group, numbers, at))
}

function said(): Said {
  const { text } = withRare(lessons[Math.floor(chance() * lessons.length)] ?? { text: '' })
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
