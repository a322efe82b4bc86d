import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { statuses } from '../../domain/ledger/actions.ts'
import { everyText } from './catalogues.ts'
import { en } from './en.ts'
import { mn, sources } from './mn.ts'
import { plain as plainEn } from './plain-en.ts'
import { plain as plainZh } from './plain-zh.ts'
import { zh } from './zh.ts'

const web = join(import.meta.dirname, '..')

function texts(words: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const here = path ? `${path}.${key}` : key
    return typeof value === 'string' ? [[here, value] as const] : texts(value as object, here)
  })
}

const english = new Map(texts(en))
const usual = new Map((await everyText()).map((text) => [text.key, text]))

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

test('simple words stand for texts that exist, say something else, and take the same values', () => {
  expect(usual.size).toBeGreaterThan(600)
  for (const [plain, language] of [
    [plainZh, 'zh'],
    [plainEn, 'en'],
  ] as const) {
    expect(Object.keys(plain).length).toBeGreaterThan(100)
    for (const [key, text] of Object.entries(plain)) {
      const stands = usual.get(key)?.[language]
      expect(stands, key).toBeDefined()
      expect(text, key).not.toBe(stands)
      expect(values(text), key).toEqual(values(stands))
    }
  }
})

test('no simple word is an office’s word, and no sentence of them is long', () => {
  const office =
    /诉求|受理|派单|领账|清账|销账|挂账|研判|终结|回访|承办|经办|遮盖|日志|附件|缓存|服务器|浏览器|审议|会商|建账|提交/u
  for (const [key, text] of Object.entries(plainZh)) {
    expect(text, key).not.toMatch(office)
    for (const part of text.split(/[。？！：；，（）]/u))
      expect(part, key).not.toMatch(/(\P{Script=Han}*\p{Script=Han}){23}/u)
  }
})

test('every Mongolian text has a source that is named, is written in Mongolian script, and stands for a text that exists', () => {
  expect(Object.keys(mn).length).toBeGreaterThan(0)
  for (const [key, { text, source, at }] of Object.entries(mn)) {
    expect(usual.has(key), key).toBe(true)
    expect(sources[source].name, key).toMatch(/\d/)
    expect(sources[source].address, key).toMatch(/^https:\/\//)
    expect(at, key).toMatch(/\S/)
    expect(text.replace(/\{\w+\}/g, ''), key).toMatch(/^[\u1800-\u18af\u202f ]+$/)
    expect(values(text), key).toEqual(values(usual.get(key)?.zh))
  }
})

test('the list of every text covers every catalogue, and no part of the first page’s words stands alone', async () => {
  const keys = new Set(usual.keys())
  const own = readFileSync(join(import.meta.dirname, 'zh.ts'), 'utf8')
  const list = readFileSync(join(import.meta.dirname, 'catalogues.ts'), 'utf8')
  for (const file of readdirSync(import.meta.dirname).filter((name) => /^zh-.*\.ts$/.test(name))) {
    const isPart = own.includes(`'./${file}'`)
    for (const one of [file, file.replace('zh', 'en')]) expect(list.includes(`'!./${one}'`), one).toBe(isPart)
    const exported = Object.entries(
      (await import(/* @vite-ignore */ join(import.meta.dirname, file))) as Record<string, object>,
    )
    for (const [name, words] of exported) {
      const prefix = isPart ? `${name}.` : `${file.slice(3, -3)}:`
      for (const [path] of texts(words)) expect(keys.has(`${prefix}${path}`), `${prefix}${path}`).toBe(true)
    }
  }
  expect([...usual.values()].filter(({ en: english }) => english === undefined)).toEqual([])
  expect(keys.size).toBe((await everyText()).length)
})

test('every feature that citizens meet can speak simply: it says which it is, and is counted as theirs', () => {
  const words = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(portal|offline|ui)\/(.*\/)?words\.ts$/.test(file),
  )
  expect(words.length).toBeGreaterThan(4)
  for (const file of words) {
    const code = readFileSync(join(web, file), 'utf8')
    const feature = /words\/zh-([\w-]+)\.ts/.exec(code)?.[1]
    expect(code, file).toContain(`wordsOf(zh, en, '${feature}')`)
    const [first] = [...usual.values()].filter(({ key }) => key.startsWith(`${feature}:`))
    expect(first?.area, `${feature} in ofCitizens of catalogues.ts`).toBe('portal')
  }
})
