import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const names = ['import', 'verify', 'regions', 'seed-demo', 'code', 'export', 'help']

for (const [written, meant] of [
  ['imprt', 'import'],
  ['improt', 'import'],
  ['exprot', 'export'],
  ['region', 'regions'],
  ['seed', 'seed-demo'],
  ['seeddemo', 'seed-demo'],
  ['CODE', 'code'],
  ['verfiy', 'verify'],
  ['hlep', 'help'],
  ['x', null],
  ['', null],
  ['quit', null],
] as const) {
  test(`${written || 'nothing'}: ${meant}`, () => expect(nearest(written, names)).toBe(meant))
}
