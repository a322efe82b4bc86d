import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { statuses } from '../../domain/ledger/actions.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

const web = join(import.meta.dirname, '..')

function texts(words: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const here = path ? `${path}.${key}` : key
    return typeof value === 'string' ? [[here, value] as const] : texts(value as object, here)
  })
}

const english = new Map(texts(en))

const values = (text = '') => new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name))

test('every text has its English, with the same values in it', () => {
  for (const [key, text] of texts(zh)) {
    expect(english.has(key), key).toBe(true)
    // A count that English puts into a word of its own need not be repeated.
    if (!key.endsWith('.one')) expect(values(english.get(key)), key).toEqual(values(text))
  }
  expect(english.size).toBe(texts(zh).length)
})

test('every status is explained', () => {
  expect(Object.keys(zh.lookUp.explain).sort()).toEqual(Object.keys(statuses).sort())
})

test('no words stand outside the catalogues, and no time or number is put together by hand', () => {
  const sources = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.|^words\/|\.d\.ts$/.test(file),
  )
  expect(sources.length).toBeGreaterThan(20)
  for (const file of sources) {
    const code = readFileSync(join(web, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    expect(code, file).not.toMatch(/\p{Script=Han}/u)
    expect(code, file).not.toMatch(/>\s*[A-Za-z][a-z]+ [a-z]+[^<>{}=;]*<\//)
    expect(code, file).not.toMatch(/\.toLocale(Date|Time)?String|getFullYear|getMonth|getHours|toFixed/)
  }
})
