import { expect, test } from 'vitest'
import { parsePlainDate } from '../deadline/plain-date.ts'
import { milestoneStandings } from './milestones.ts'

const done = { text: '立项', on: '2026-03-01', doneAt: '2026-03-01T01:00:00.000Z' }
const late = { text: '招标', on: '2026-04-01' }
const soon = { text: '施工', on: '2026-06-01' }
const last = { text: '验收', on: '2026-09-01' }

test.each([
  ['done, late, next and later', [done, late, soon, last], '2026-04-17', ['done', 'late', 'next', 'later']],
  ['on its day it is not late', [late], '2026-04-01', ['next']],
  ['the day after it is', [late], '2026-04-02', ['late']],
  ['next is the first by day, not by place', [last, soon], '2026-04-17', ['later', 'next']],
  ['done late is done', [{ ...late, doneAt: '2026-05-01T01:00:00.000Z' }], '2026-05-02', ['done']],
  ['without a plan there is nothing', [], '2026-04-17', []],
] as const)('%s', (_, milestones, today, verdict) => {
  expect(milestoneStandings(milestones, parsePlainDate(today)).map(({ standing }) => standing)).toEqual(verdict)
})
