import {
  agent,
  ask,
  claim,
  clear,
  cleared,
  contact,
  answer,
  dispatcher,
  dispatchTo,
  handledBy,
  heard,
  open,
  pass,
  type Path,
  said,
  type Step,
} from './path.ts'
import { place } from '../story.ts'

const neighbour = { text: '隔壁单元暖气也不热。', submitter: { name: '其其格', phone: '13800000002' } }
const third = { text: '我们楼暖气也不热，老人受不了。', submitter: { name: '王某某', phone: '13800000003' } }
const joinFirst = (matter: number): Step => [
  dispatcher,
  'merge',
  ({ matterIds }) => ({ targetId: matterIds[0], why: '同一栋楼' }),
  'merged',
  matter,
]
const onMatter = (matter: number, steps: readonly Step[]): readonly Step[] =>
  steps.map((step) => (typeof step === 'number' ? step : ([step[0], step[1], step[2], step[3], matter] as const)))

/** 并件 and 拆件: everyone who spoke is asked, and everyone reads the road of their own words. */
export const manyVoices: readonly Path[] = [
  {
    name: '并件: three voices, one matter, each of them followed up',
    said: [heard, neighbour, third],
    steps: [
      open,
      joinFirst(1),
      dispatchTo('housing'),
      claim('housing'),
      [dispatcher, 'open', place, 'opened', 2],
      [dispatcher, 'merge', ({ matterIds }) => ({ targetId: matterIds[2] }), 'not: merge-into-itself', 2],
      joinFirst(2),
      contact('housing'),
      answer('housing'),
      pass,
      ask(0),
      ask(1),
      [agent, 'clear', {}, 'not: not-followed-up'],
      ask(2, { solved: 'notSolved', satisfied: 1 }),
      [agent, 'clear', {}, 'not: not-solved'],
      // The same submitter is called again once the mending is done.
      ask(2, { satisfied: 4 }),
      clear,
    ],
    ends: [
      cleared('register open dispatch claim contact audit followUp clear'),
      cleared('register merge dispatch claim contact audit followUp clear'),
      cleared('register open merge contact audit followUp followUp clear'),
    ],
  },
  {
    name: '拆件: merged by mistake, taken apart, each cleared by itself',
    said: [heard, neighbour],
    steps: [
      open,
      dispatchTo('housing'),
      ...onMatter(1, [open, dispatchTo('water')]),
      joinFirst(1),
      claim('housing'),
      [dispatcher, 'unmerge', { why: '不是一栋楼' }, 'opened', 1],
      ...onMatter(1, [
        dispatchTo('roads'),
        ...handledBy('roads'),
        [agent, 'followUp', said(0), 'not: no-such-submission'],
        ask(1),
        clear,
      ]),
      contact('housing'),
      answer('housing'),
      pass,
      ask(0),
      clear,
    ],
    ends: [
      cleared('register open dispatch claim contact audit followUp clear'),
      cleared('register open dispatch merge unmerge dispatch claim contact audit followUp clear', '交通局'),
    ],
  },
]
