import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
const files = tracked.split('\n').filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
const source = (path: string) => readFileSync(join(root, path), 'utf8')
const isTest = (path: string) => /\.test\.tsx?$|(^|\/)test-[\w-]+\.ts$/.test(path)
const production = files.filter((path) => !isTest(path) && !path.startsWith('test/'))

/** What a file imports: paths of ours relative to the root, packages by name. */
function importsOf(path: string): string[] {
  const found = source(path).matchAll(
    /^\s*(?:import|export)\b[^'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import\s+'([^']+)'/gm,
  )
  return [...found].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? ''
    return name.startsWith('.') ? relative(root, resolve(root, dirname(path), name)) : name
  })
}

const mayImport: Readonly<Record<string, RegExp>> = {
  domain: /^domain\//,
  contract: /^(domain|contract)\/|^zod$/,
  server: /^(?!web\/)/,
  web: /^(?!server\/)(?!node:)/,
}

describe('the map, as a rule', () => {
  test.each(Object.keys(mayImport))('%s imports only what it may', (area) => {
    const allowed = mayImport[area] as RegExp
    const wrong = production
      .filter((path) => path.startsWith(`${area}/`))
      .flatMap((path) =>
        importsOf(path)
          .filter((name) => !allowed.test(name))
          .map((name) => `${path} imports ${name}`),
      )
    expect(wrong).toEqual([])
  })

  test('domain has no clock, no chance and no waiting', () => {
    const forbidden =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\basync\b|\bawait\b|\bperformance\.|\bcrypto\b|\bprocess\b/
    const wrong = production.filter((path) => path.startsWith('domain/') && forbidden.test(code(path)))
    expect(wrong).toEqual([])
  })

  test('only act.ts writes the ledger, only change.ts the catalogues, only log.ts the access log', () => {
    const callers = (name: RegExp, writer: string, store: string) =>
      production.filter((path) => path !== writer && path !== store && name.test(code(path)))
    expect(
      callers(/\b(appendEntries|saveFolders|appendMovements)\b/, 'server/ledger/act.ts', 'server/ledger/store.ts'),
    ).toEqual([])
    expect(callers(/\bappendTallies\b/, 'server/ledger/act.ts', 'server/ledger/tally.ts')).toEqual([])
    expect(callers(/\bappendLines\b/, 'server/catalogue/change.ts', 'server/catalogue/store.ts')).toEqual([])
    expect(callers(/insertInto\('accessLog'\)|'access_log'/, 'server/access-log/log.ts', '')).toEqual([])
    const tables =
      /into\s+(ledger_entry|book_movement|book_tally|catalogue_line)\b|insertInto\('(ledgerEntry|bookMovement|bookTally|catalogueLine)'\)/
    // A bench fills a million matters into a database of its own, which goes with it.
    const wrong = production.filter((path) => !path.startsWith('bench/') && tables.test(source(path)))
    expect(wrong).toEqual([])
  })
})

describe('the house is kept', () => {
  test('no folder or file is named for nothing', () => {
    const empty = /(^|\/)(utils?|helpers?|common|services?|misc|lib|shared|index)(\/|\.tsx?$)/
    expect(files.filter((path) => empty.test(path))).toEqual([])
  })

  test('a production file over 300 lines says why at its top, and the median is under 80', () => {
    const lengths = production
      .filter((path) => path !== 'server/db/schema.ts')
      .map((path) => ({ path, lines: source(path).split('\n').length }))
    expect(lengths.filter(({ path, lines }) => lines > 300 && !source(path).startsWith('/**'))).toEqual([])
    const sorted = lengths.map(({ lines }) => lines).toSorted((a, b) => a - b)
    expect(sorted[sorted.length >> 1]).toBeLessThan(80)
  })

  test('no test is skipped or left alone, and nothing is left for later', () => {
    const left = /\b(test|it|describe)\.(only|todo)\b|\bTODO\b|\bFIXME\b/
    const own = 'test/architecture.test.ts'
    expect(files.filter((path) => path !== own && left.test(source(path)))).toEqual([])
  })

  test('every word of the map leads somewhere', () => {
    const named = [
      ...source('ARCHITECTURE.md').matchAll(/`((?:domain|contract|server|web|test|bench)\/[\w./-]*)`/g),
    ].map((match) => match[1] as string)
    const paths = tracked.split('\n')
    expect(named.filter((name) => !paths.some((path) => path.startsWith(name)))).toEqual([])
  })
})

/** The source without comments and strings, in which forbidden words may stand. */
function code(path: string): string {
  return source(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
}
