import { uid } from '../make.ts'
import { goodChecklist } from '../story.ts'
import {
  agent,
  answer,
  ask,
  clear,
  cleared,
  dispatcher,
  dispatchTo,
  handledBy,
  handlerOf,
  heard,
  open,
  pass,
  type Path,
  said,
  settled,
  type Step,
  supervisor,
  lastDocument,
} from './path.ts'

const begun: readonly Step[] = [open, dispatchTo('housing'), ...handledBy('housing')]
const unsolved = ask(0, { solved: 'notSolved', satisfied: 1 })
const again = (why: string): Step => [agent, 'reopen', { why }, 'dispatched']
const noAnswer = ask(0, { contacted: false, solved: undefined, satisfied: undefined })
const panel = [uid(3), uid(8)]
const judged = (ending: 'explained' | 'deferred' | 'handedOver'): readonly Step[] => [
  ...begun,
  unsolved,
  [agent, 'clear', {}, 'not: not-solved'],
  [supervisor, 'judge', { panel: [uid(3)], opinion: '依法已尽责', ending }, 'not: panel-too-small'],
  [supervisor, 'judge', { panel: [uid(3), uid(102 + 2)], opinion: '依法已尽责', ending }, 'not: panel-too-small'],
  [supervisor, 'judge', { panel, opinion: '依法已尽责', ending }, 'cleared'],
]
const judgedSteps = 'register open dispatch claim contact audit followUp judge'
const round = 'dispatch claim contact audit followUp'
const later = 'claim contact audit followUp'

/** What happens between an answer and 清账, and what presses for it. */
export const afterTheAnswer: readonly Path[] = [
  {
    name: '审核退回: sent back with the reason, mended, passed',
    said: [heard],
    steps: [
      open,
      dispatchTo('housing'),
      ...handledBy('housing').slice(0, -1),
      [
        dispatcher,
        'audit',
        { passed: true, checklist: { ...goodChecklist, basisGiven: false } },
        'not: checklist-open',
      ],
      [dispatcher, 'audit', { passed: false, checklist: goodChecklist }, 'not: why-missing'],
      [dispatcher, 'audit', { passed: false, checklist: goodChecklist, why: '请写明依据' }, 'dispatched'],
      answer('housing'),
      pass,
      ...settled,
    ],
    ends: [cleared('register open dispatch claim contact audit audit followUp clear')],
  },
  {
    name: '不满意重办: reopened with the same unit, then content',
    said: [heard],
    steps: [
      ...begun,
      unsolved,
      [agent, 'clear', {}, 'not: not-solved'],
      again('室温没有变化'),
      ...handledBy('housing'),
      ...settled,
    ],
    ends: [cleared(`register open ${round} reopen ${later} clear`)],
  },
  {
    name: '清账后重办: reopened after it was cleared, with another unit',
    said: [heard],
    steps: [
      ...begun,
      ...settled,
      24 * 3,
      [agent, 'reopen', { why: '又不热了', leadUnitId: 'roads' }, 'dispatched'],
      ...handledBy('roads'),
      ...settled,
    ],
    ends: [cleared(`register open ${round} clear reopen ${later} clear`, '交通局')],
  },
  {
    name: '三次重办: goes up to a leader, cleared in the fourth round',
    said: [heard],
    steps: [
      ...begun,
      unsolved,
      again('一'),
      ...handledBy('housing'),
      unsolved,
      again('二'),
      ...handledBy('housing'),
      unsolved,
      again('三'),
      [supervisor, 'escalate', { level: 4, addressee: '分管领导', basis: '三次重办' }, 'dispatched'],
      [supervisor, 'escalate', { level: 4, addressee: '分管领导', basis: '三次重办' }, 'not: level-not-higher'],
      ...handledBy('housing'),
      ...settled,
    ],
    ends: [cleared(`register open ${round} reopen ${later} reopen ${later} reopen ${later} clear`)],
  },
  { name: '研判销号', said: [heard], steps: judged('explained'), ends: [cleared(judgedSteps)] },
  { name: '延期销号', said: [heard], steps: judged('deferred'), ends: [cleared(judgedSteps)] },
  { name: '移交销号', said: [heard], steps: judged('handedOver'), ends: [cleared(judgedSteps)] },
  {
    name: '研判重办: the panel sends it back',
    said: [heard],
    steps: [
      ...begun,
      [supervisor, 'judge', { panel, opinion: '没有人不满意', ending: 'redo' }, 'not: nothing-to-judge'],
      ask(0, { solved: 'partly', satisfied: 2 }),
      [supervisor, 'judge', { panel, opinion: '应当再办', ending: 'redo' }, 'dispatched'],
      ...handledBy('housing'),
      ...settled,
    ],
    ends: [cleared(`register open ${round} judge ${later} clear`)],
  },
  {
    name: '联系不上: tried three times at different hours',
    said: [heard],
    steps: [
      ...begun,
      noAnswer,
      [
        agent,
        'followUp',
        said(0, { contacted: false, solved: undefined, satisfied: undefined }),
        'not: tried-this-hour',
      ],
      5,
      noAnswer,
      [agent, 'clear', {}, 'not: not-followed-up'],
      20,
      noAnswer,
      clear,
    ],
    ends: [cleared('register open dispatch claim contact audit followUp followUp followUp clear')],
  },
  {
    name: '督办提级: reminded, supervised, escalated, and answered',
    said: [heard],
    steps: [
      open,
      [supervisor, 'supervise', { level: 2, addressee: '热线中心', basis: '迟迟未派' }, 'opened'],
      dispatchTo('housing'),
      24 * 7,
      [supervisor, 'remind', { addressee: '住建局', text: '已超期，请抓紧' }, 'dispatched'],
      [supervisor, 'supervise', { level: 3, addressee: '住建局局长', basis: '超期' }, 'dispatched'],
      [supervisor, 'escalate', { level: 3, addressee: '分管领导', basis: '超期' }, 'not: level-not-higher'],
      [supervisor, 'escalate', { level: 4, addressee: '分管领导', basis: '超期' }, 'dispatched'],
      [handlerOf('housing'), 'replySupervision', lastDocument({ text: '明天上门' }), 'dispatched'],
      [handlerOf('housing'), 'liftSupervision', lastDocument({ why: '已回复' }), 'not: wrong-role'],
      [supervisor, 'liftSupervision', lastDocument({ why: '已安排' }), 'dispatched'],
      [handlerOf('housing'), 'recuse', { personId: uid(5), recused: true, why: '亲属' }, 'not: recuses-oneself-only'],
      [supervisor, 'recuse', { personId: uid(5), recused: true, why: '与诉求人是亲属' }, 'dispatched'],
      [['leader'], 'progress', { text: '我来看看' }, 'not: matter-not-found'],
      [supervisor, 'recuse', { personId: uid(5), recused: false, why: '核实无亲属关系' }, 'dispatched'],
      [['leader'], 'progress', { text: '我来看看' }, 'not: not-the-holder'],
      [handlerOf('housing'), 'supervise', { level: 5, addressee: '谁', basis: '无' }, 'not: wrong-role'],
      ...handledBy('housing'),
      [supervisor, 'remind', { addressee: '住建局', text: '晚了' }, 'not: wrong-status'],
      ...settled,
    ],
    ends: [cleared('register open dispatch claim contact audit followUp clear')],
  },
]
