import type { bench as zh } from './zh-bench.ts'

export const bench: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Work orders',
  unit: 'Unit',
  out: 'To do',
  loading: 'Opening …',
  'no-unit': 'You hold no role in a unit; there are no work orders here.',
  empty: 'There are no such work orders.',
  'empty.out': 'All done: nothing is waiting.',
  tick: 'Select: {title}',
  assisting: 'assisting',
  round: 'round {n}',
  callers: '{n} calls',
  'group.over': 'Overdue ({n})',
  'group.today': 'Due today ({n})',
  'group.soon': 'Due soon ({n})',
  'group.later': 'Time enough ({n})',
  'group.paused': 'Clock paused ({n})',
  'claim.all': 'Claim {n} at once',
  claiming: 'Claiming',
  claimed: '{n} claimed',
  more: 'More',
}
