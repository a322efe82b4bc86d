import { levels } from '../../../domain/supervision/levels.ts'
import { kinds, tracks, urgencies } from '../../../domain/ledger/words.ts'
import type { act } from '../../words/zh-act.ts'

type Both = Readonly<{ zh: string; en: string }>
/** A closed list that the ledger's own words name, or this feature's catalogue. */
export type Choosable = Readonly<{ value: string | number | boolean } & ({ words: Both } | { key: keyof typeof act })>

const known = (list: Readonly<Record<string, Both>>): readonly Choosable[] =>
  Object.entries(list).map(([value, words]) => ({ value, words }))
const yesNo = (yes: keyof typeof act, no: keyof typeof act): readonly Choosable[] => [
  { value: true, key: yes },
  { value: false, key: no },
]

/** What can be chosen, by list. */
export const options = {
  kind: known(kinds),
  track: known(tracks),
  urgency: known(urgencies),
  level: Object.entries(levels)
    .map(([level, { zh, en }]) => ({ value: Number(level), words: { zh: `${level} · ${zh}`, en: `${level} · ${en}` } }))
    // What the system reminds of by itself nobody orders.
    .filter(({ value }) => value > 0),
  transferTo: [
    { value: 'police110', key: 'to.police110' },
    { value: 'fire119', key: 'to.fire119' },
    { value: 'ambulance120', key: 'to.ambulance120' },
    { value: 'petition', key: 'to.petition' },
  ],
  contactWay: [
    { value: 'phone', key: 'way.phone' },
    { value: 'door', key: 'way.door' },
    { value: 'relay', key: 'way.relay' },
    { value: 'message', key: 'way.message' },
  ],
  followUpWay: [
    { value: 'phone', key: 'way.phone' },
    { value: 'message', key: 'way.message' },
    { value: 'link', key: 'way.link' },
    { value: 'door', key: 'way.door' },
  ],
  solved: [
    { value: 'solved', key: 'solved.solved' },
    { value: 'partly', key: 'solved.partly' },
    { value: 'notSolved', key: 'solved.notSolved' },
  ],
  stars: [
    { value: 5, key: 'stars.5' },
    { value: 4, key: 'stars.4' },
    { value: 3, key: 'stars.3' },
    { value: 2, key: 'stars.2' },
    { value: 1, key: 'stars.1' },
  ],
  watchedEnding: [
    { value: 'done', key: 'ending.done' },
    { value: 'planned', key: 'ending.planned' },
    { value: 'notFeasible', key: 'ending.notFeasible' },
  ],
  judgedEnding: [
    { value: 'explained', key: 'ending.explained' },
    { value: 'deferred', key: 'ending.deferred' },
    { value: 'handedOver', key: 'ending.handedOver' },
    { value: 'redo', key: 'ending.redo' },
  ],
  upheld: yesNo('upheld.yes', 'upheld.no'),
  granted: yesNo('granted.yes', 'granted.no'),
  passed: yesNo('passed.yes', 'passed.no'),
  contacted: yesNo('contacted.yes', 'contacted.no'),
  recused: yesNo('recused.yes', 'recused.no'),
} as const satisfies Readonly<Record<string, readonly Choosable[]>>

export type Option = keyof typeof options
