import { errors } from '../../contract/errors.ts'
import { actions, orderStatuses, statuses } from '../../domain/ledger/actions.ts'
import { type Area, type Text, textsOf } from './coverage.ts'
import { zh } from './zh.ts'

type Files = Readonly<Record<string, Readonly<Record<string, object>>>>

// The question mark makes them copies of their own: shared with the pages, each file of words would become a file to fetch
// on every phone. The parts of `zh.ts` come with it.
const chinese: Files = import.meta.glob(
  ['./zh-*.ts', '!./zh-own.ts', '!./zh-mine.ts', '!./zh-relay.ts', '!./zh-who-saw.ts'],
  { eager: true, query: '?listed' },
)
const english: Files = import.meta.glob(
  ['./en-*.ts', '!./en-own.ts', '!./en-mine.ts', '!./en-relay.ts', '!./en-who-saw.ts'],
  { eager: true, query: '?listed' },
)

/** What citizens meet; everything else is read at the desk. */
const ofCitizens: readonly string[] = ['answers', 'book', 'join', 'map', 'mongolian', 'offline', 'ways']

/**
 * Every text of the platform in Chinese, with what there is of it in English: all files `zh-*.ts`, whoever adds one, the
 * words of the procedure and of the failures. Large: import this file when it is needed.
 */
export async function everyText(): Promise<readonly Text[]> {
  const { en } = await import('./en.ts')
  const translated = byFeature(english)
  const area = (feature: string): Area => (ofCitizens.includes(feature) ? 'portal' : 'desk')
  return [
    ...textsOf('portal', '', zh, en),
    ...[...byFeature(chinese)].flatMap(([feature, words]) =>
      textsOf(area(feature), `${feature}:`, words, translated.get(feature) ?? {}),
    ),
    ...named('procedure', 'status', statuses),
    ...named('procedure', 'action', actions),
    ...named('procedure', 'order', orderStatuses),
    ...named('failure', 'error', errors),
  ]
}

/** Catalogues by the name of their file: `./zh-answers.ts` is `answers`. A file of several says them side by side. */
function byFeature(files: Files): ReadonlyMap<string, object> {
  return new Map(
    Object.entries(files).map(([path, exported]) => [
      path.replace(/^.*\/(?:zh|en)-|\.ts.*$/g, ''),
      Object.assign({}, ...Object.values(exported)) as object,
    ]),
  )
}

/** Words that stand in both languages beside each other. */
function named(area: Area, name: string, table: Readonly<Record<string, Readonly<{ zh: string; en: string }>>>) {
  return Object.entries(table).map(([key, words]) => ({ key: `${name}:${key}`, area, zh: words.zh, en: words.en }))
}
