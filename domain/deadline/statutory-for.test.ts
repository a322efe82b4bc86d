import { describe, expect, test } from 'vitest'
import type { Category, StatutoryLimit } from '../catalogue/rows.ts'
import type { Kind } from '../ledger/words.ts'
import { statutoryFor } from './statutory-for.ts'

const row = (code: string, categoryCode: string | null, kind: Kind | null = null): StatutoryLimit => ({
  code,
  name: code,
  categoryCode,
  kind,
  limit: { amount: 60, unit: 'day', clock: 'calendar' },
  basis: '',
})
const category = (code: string, parent: string | null): Category => ({
  code,
  name: code,
  level: 1,
  parent,
  standardCode: null,
})
const catalogue = {
  categories: new Map([category('01', null), category('0101', '01'), category('02', null)].map((c) => [c.code, c])),
  statutoryLimits: [
    row('by-hand', null),
    row('upper', '01'),
    row('deep', '0101'),
    row('deep-twin', '0101'),
    row('upper-report', '01', 'report'),
    row('deep-help', '0101', 'help'),
  ],
}

describe('the statutory limit that fits', () => {
  for (const [what, asked, picked, expected] of [
    ['none for another category', { kind: 'help', categoryCode: '02' }, undefined, null],
    ['none where the category is not known', { kind: 'help', categoryCode: null }, undefined, null],
    ['that of the category', { kind: 'help', categoryCode: '01' }, undefined, 'upper'],
    ['of its kind before any kind', { kind: 'report', categoryCode: '01' }, undefined, 'upper-report'],
    ['of the deeper category before the kind above', { kind: 'report', categoryCode: '0101' }, undefined, 'deep'],
    ['of the deeper category and the kind', { kind: 'help', categoryCode: '0101' }, undefined, 'deep-help'],
    ['the one that is picked, whatever fits', { kind: 'help', categoryCode: '0101' }, 'by-hand', 'by-hand'],
    ['none by itself for what is urgent', { kind: 'help', categoryCode: '0101', urgency: 'urgent' }, undefined, null],
    [
      'the picked one for what is urgent too',
      { kind: 'help', categoryCode: '0101', urgency: 'critical' },
      'upper',
      'upper',
    ],
    ['none where the picked one is gone', { kind: 'help', categoryCode: '0101' }, 'gone', null],
  ] as const)
    test(what, () =>
      expect(statutoryFor(catalogue, { urgency: 'normal', ...asked }, picked)?.code ?? null).toBe(expected),
    )
})
