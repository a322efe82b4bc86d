import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takePlace } from './build-web.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianxin-build-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Built pages in a folder, by whom. */
function pages(name: string, hash: string, by: string): string {
  const place = join(folder, name)
  mkdirSync(place)
  writeFileSync(join(place, '.stamp'), hash)
  writeFileSync(join(place, 'by'), by)
  return place
}
const by = (place: string) => readFileSync(join(place, 'by'), 'utf8')

test('new pages take the place of old ones, and of none', () => {
  const old = pages('web', 'old', 'before')
  const fresh = pages('web.1', 'new', 'me')
  takePlace(fresh, old, 'new')
  expect([by(old), existsSync(fresh)]).toEqual(['me', false])
  const nowhere = join(folder, 'nowhere')
  takePlace(pages('web.2', 'new', 'me'), nowhere, 'new')
  expect(by(nowhere)).toBe('me')
})

test('whoever built the same first keeps the place: what is served is not taken away', () => {
  const there = pages('served', 'new', 'another')
  takePlace(pages('web.3', 'new', 'me'), there, 'new')
  expect(by(there)).toBe('another')
})
