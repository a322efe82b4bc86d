import { place } from '../story.ts'
import {
  agent,
  cleared,
  dispatcher,
  dispatchTo,
  handledBy,
  handlerOf,
  heard,
  on,
  type Path,
  said,
  type Step,
  type Who,
} from './path.ts'

const team: Who = ['reportAgent']
const unsolved = { solved: 'notSolved', satisfied: 1 }
const asked = (details: object = {}): Step => [team, 'followUp', said(0, details), 'resolved']

/** 举报: once it is answered only the special team asks, reopens and clears. */
export const reports: readonly Path[] = [
  {
    name: '举报: followed up, reopened and cleared by the special team',
    said: [heard],
    steps: [
      [dispatcher, 'open', { ...place, kind: 'report' }, 'opened'],
      dispatchTo('housing'),
      ...handledBy('housing'),
      [agent, 'followUp', said(), 'not: special-team-only'],
      asked(unsolved),
      [agent, 'reopen', { why: '没有解决' }, 'not: special-team-only'],
      [team, 'reopen', { why: '没有查实' }, 'dispatched'],
      [team, 'claim', on('housing'), 'not: wrong-role'],
      [handlerOf('housing'), 'followUp', said(), 'not: wrong-role'],
      ...handledBy('housing'),
      asked(unsolved),
      asked(),
      [agent, 'clear', {}, 'not: special-team-only'],
      [team, 'clear', {}, 'cleared'],
    ],
    ends: [
      cleared('register open dispatch claim contact audit followUp reopen claim contact audit followUp followUp clear'),
    ],
  },
  {
    name: '举报专办员: leaves everything else to the follow-up agents',
    said: [heard],
    steps: [
      [dispatcher, 'open', place, 'opened'],
      dispatchTo('housing'),
      ...handledBy('housing'),
      [team, 'followUp', said(), 'not: reports-only'],
      [agent, 'followUp', said(), 'resolved'],
      [team, 'clear', {}, 'not: reports-only'],
      [agent, 'clear', {}, 'cleared'],
      [team, 'reopen', { why: '再看看' }, 'not: reports-only'],
    ],
    ends: [cleared('register open dispatch claim contact audit followUp clear')],
  },
]
