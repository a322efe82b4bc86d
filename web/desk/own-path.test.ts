import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test.each([
  [null, '/desk'],
  ['/desk/matters/1?x=2', '/desk/matters/1?x=2'],
  ['//evil.example', '/desk'],
  ['/\\evil.example', '/desk'],
  ['https://evil.example/desk', '/desk'],
  ['javascript:alert(1)', '/desk'],
  ['desk', '/desk'],
  ['/%2F/evil.example', '/%2F/evil.example'],
])('%s leads to %s', (said, path) => {
  expect(ownPath(said)).toBe(path)
})
