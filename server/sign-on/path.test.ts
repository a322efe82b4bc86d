import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownPath } from './path.ts'

test.each([
  ['/desk', '/desk'],
  ['/desk/matters?status=opened#top', '/desk/matters?status=opened#top'],
  ['/事项', '/%E4%BA%8B%E9%A1%B9'],
  ['/a?to=https://evil.example', '/a?to=https://evil.example'],
  [undefined, '/'],
  ['', '/'],
  ['desk', '/'],
  ['//evil.example', '/'],
  ['///evil.example', '/'],
  ['/\\evil.example', '/'],
  ['\\\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['/\r\nset-cookie: a=b', '/'],
  ['\t//evil.example', '/'],
  [' //evil.example', '/'],
  ['/..//evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/a/..//evil.example', '/'],
  ['/%2e%2e//evil.example', '/'],
  ['https://evil.example', '/'],
  ['https:evil.example', '/'],
  ['http:///evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['data:text/html,x', '/'],
  ['/@evil.example', '/@evil.example'],
  ['//name@evil.example', '/'],
  ['/%2F/evil.example', '/%2F/evil.example'],
  ['/%5cevil.example', '/%5cevil.example'],
  ['/api/sign-on/begin', '/'],
  ['/API/sign-on/begin', '/'],
  ['/x/../api/me', '/'],
  [`/${'a'.repeat(600)}`, '/'],
])('%j leads to %s', (said, path) => {
  expect(ownPath(said)).toBe(path)
})

test('whatever is said, a browser stays here', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '//',
    '..',
    '.',
    '%2f',
    '%5c',
    '@',
    ':',
    'evil.example',
    '\t',
    '\n',
    'https:',
    '?',
    '#',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const path = ownPath(`/${parts.join('')}`)
      const site = 'https://12345.example'
      expect(new URL(path, `${site}/api/sign-on/return`).origin).toBe(site)
    }),
    { numRuns: 2000 },
  )
})
