import { errors } from '../../contract/errors.ts'
import { actions, orderStatuses, statuses } from '../../domain/ledger/actions.ts'
import { filesOf, type Area, type Text, textsOf } from './coverage.ts'
import { zh } from './zh.ts'

// The parts of `zh.ts` come with it. Asked for alone they would leave it, and be files of their own on every phone.
const chinese = import.meta.glob<Readonly<Record<string, object>>>([
  './zh-*.ts',
  '!./zh-own.ts',
  '!./zh-mine.ts',
  '!./zh-relay.ts',
  '!./zh-who-saw.ts',
])
const english = import.meta.glob<Readonly<Record<string, object>>>([
  './en-*.ts',
  '!./en-own.ts',
  '!./en-mine.ts',
  '!./en-relay.ts',
  '!./en-who-saw.ts',
])

/** What citizens meet; everything else is read at the desk. */
const ofCitizens: readonly string[] = ['answers', 'book', 'map', 'mongolian', 'offline']

/**
 * Every text of the platform in Chinese, with what there is of it in English: all files `zh-*.ts`, whoever adds one, the
 * words of the procedure and of the failures. Fetched when it is called.
 */
export async function everyText(): Promise<readonly Text[]> {
  const [{ en }, features, translated] = await Promise.all([import('./en.ts'), filesOf(chinese), filesOf(english)])
  const area = (feature: string): Area => (ofCitizens.includes(feature) ? 'portal' : 'desk')
  return [
    ...textsOf('portal', '', zh, en),
    ...[...features].flatMap(([feature, words]) =>
      textsOf(area(feature), `${feature}:`, words, translated.get(feature) ?? {}),
    ),
    ...named('procedure', 'status', statuses),
    ...named('procedure', 'action', actions),
    ...named('procedure', 'order', orderStatuses),
    ...named('failure', 'error', errors),
  ]
}

/** Words that stand in both languages beside each other. */
function named(area: Area, name: string, table: Readonly<Record<string, Readonly<{ zh: string; en: string }>>>) {
  return Object.entries(table).map(([key, words]) => ({ key: `${name}:${key}`, area, zh: words.zh, en: words.en }))
}
