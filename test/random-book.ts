import type { Catalogue } from '../domain/catalogue/catalogue.ts'
import { dayInChina } from '../domain/deadline/plain-date.ts'
import { kinds, type Kind } from '../domain/ledger/words.ts'
import type { Folder } from '../domain/ledger/matter.ts'
import type { Tx } from '../server/db/database.ts'
import type { Deps } from '../server/deps.ts'
import { receive, type Said } from '../server/intake/receive.ts'
import { openDesk } from '../server/ledger/act.ts'
import { newId } from '../server/new-id.ts'
import { actor } from './make.ts'
import { type Chance, pick, randomAttempt } from './random-commands.ts'

/** Characters that search treats in every way it has: kept, folded, dropped, parting. */
const alphabet = [
  ...Array.from('暖气不热路灯水管坏了abAB12'),
  'Ａ',
  '２',
  'é',
  '㎡',
  '𠮷',
  '\u200b',
  '\ufe0f',
  '😀',
  ' ',
  '，',
  '。',
  '\n',
  '%',
  '_',
  "'",
]

/** A text of `length` code points out of few characters, so that parts of it stand in other texts too. */
export function randomText(chance: Chance, length: number): string {
  return Array.from({ length }, () => pick(alphabet, chance)).join('')
}

/** What was said, and the matters that came of it. */
export type Book = Readonly<{ texts: ReadonlyMap<string, string>; folders: readonly Folder[] }>

/** Receives `size` submissions and lives through some random commands on each, all in one transaction. */
export async function randomBook(
  tx: Tx,
  {
    keys,
    tenantId,
    catalogue,
    chance,
    now,
  }: Pick<Deps, 'keys'> & Readonly<{ tenantId: number; catalogue: Catalogue; chance: Chance; now: Date }>,
  size: number,
): Promise<Book> {
  const begin = new Date(now.getTime() - 20 * 86_400_000)
  const reception = { tenantId, catalogue, keys, newId, chance }
  const said = Array.from({ length: size }, () => randomSaid(chance, catalogue, begin))
  const numbers = said.map((_, n) => `CS-${tenantId}-${n}`)
  const received = await receive(tx, reception, said, numbers, begin)
  const ids = received.map((one) => one.submission.matterId)
  const desk = await openDesk(tx, reception, ids, [])
  for (let at = begin.getTime(); at < now.getTime(); at += chance() * 600_000) {
    const folder = desk.folder(pick(ids, chance)) as Folder
    const others = [desk.folder(pick(ids, chance)) as Folder]
    const { command, actor: who } = randomAttempt(folder, others, newId(), dayInChina(new Date(at)), chance)
    desk.act(command, who, new Date(at))
  }
  await desk.write()
  return {
    texts: new Map(said.map((one) => [one.id, `${one.title ?? ''}\n${one.text}`])),
    folders: ids.map((id) => desk.folder(id) as Folder),
  }
}

function randomSaid(chance: Chance, catalogue: Catalogue, receivedAt: Date): Said {
  const some = <T>(value: T) => (chance() < 0.6 ? value : undefined)
  return {
    id: newId(),
    channel: 'hotline',
    title: `${randomText(chance, 6)}题`,
    text: `${randomText(chance, 1 + Math.floor(chance() * 40))}。`,
    kind: some(pick(Object.keys(kinds) as Kind[], chance)),
    categoryCode: some(pick([...catalogue.categories.keys()], chance)),
    regionCode: some(pick([...catalogue.regions.keys()], chance)),
    secrecy: 'open',
    submitter: some({ name: '测试', phone: '13800000000' }),
    receivedAt,
    recordedBy: actor('operator'),
  }
}
