import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { labelledMessages } from '../../test/labelled.ts'
import { setUpPrefecture } from '../../test/prefecture.ts'
import { writeTable } from '../files/write-table.ts'
import type { LabelledRow } from '../reader/labelled-file.ts'

const database = useDatabase()
const empty = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'lianxin-train-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Where = 'prefecture' | 'nothing' | 'no prefecture'
type Said = Readonly<{ status: number | null; out: string; words: string; last: any }> // eslint-disable-line

/** The command as it is typed: in the prefecture of this test, on a database without one, on an empty data folder. */
function lianxin(line: string, where: Where = 'prefecture'): Said {
  const {
    connectionString,
    user,
    host = '',
    port,
    database: name,
  } = (where === 'prefecture' ? database : empty).ownerClient
  const url = connectionString ?? `postgres://${user}@${encodeURIComponent(host)}:${port}/${name}`
  const env = {
    ...process.env,
    INIT_CWD: folder,
    LIANXIN_DATA: join(folder, where),
    DATABASE_URL: where === 'nothing' ? '' : url,
  }
  const words = [join(import.meta.dirname, 'main.ts'), ...line.split(' ')]
  const run = spawnSync(process.execPath, words, { env, cwd: folder, encoding: 'utf8' })
  const last = run.stdout.trimEnd().split('\n').at(-1) ?? ''
  return {
    status: run.status,
    out: run.stdout,
    words: run.stderr,
    last: last.startsWith('{') ? JSON.parse(last) : null,
  }
}

const jsonl = (name: string, rows: readonly object[]) =>
  writeFileSync(join(folder, name), rows.map((row) => JSON.stringify(row)).join('\n'))
const table = (name: string, rows: readonly LabelledRow[]) =>
  writeTable(join(folder, name), {
    sheet: '来件',
    columns: Object.entries({ id: '留言编号', title: '留言主题', text: '留言详情', label: '一级标签' }).map(
      ([key, heading]) => ({ key, heading, kind: 'text' }),
    ),
    rows: (async function* () {
      for (const row of rows) yield { ...row, title: row.text.slice(0, 6) }
    })(),
  })

const ofTree = ['城建', '农牧', '教育']
const foreign = ['甲类', '乙类', '丙类']

beforeAll(async () => {
  await setUpPrefecture(database.app)
  jsonl('train.jsonl', labelledMessages(240))
  jsonl('test.jsonl', labelledMessages(60, { seed: 9 }))
  jsonl('one-class.jsonl', labelledMessages(60, { labels: ['一', '一', '一'] }))
  jsonl('foreign.jsonl', labelledMessages(240, { labels: foreign }))
  jsonl('worse.jsonl', labelledMessages(300, { labels: ofTree, seed: 4, wrong: 45 }))
  jsonl('no-rows.jsonl', [
    { text: '', category: '' },
    { text: '有内容', category: '' },
  ])
  await table('tree.xlsx', labelledMessages(240, { labels: ofTree }))
  await table('tree.csv', labelledMessages(60, { labels: ['01', '农牧', '教育'], seed: 9 }))
})

describe('where nothing was set up', () => {
  test('train keeps the model in a file, and evaluate reads with it', () => {
    const trained = lianxin('train train.jsonl', 'nothing')
    expect(trained).toMatchObject({ status: 0, last: { n: 240, classes: 3 } })
    expect(Object.keys(trained.last)).toEqual(['n', 'classes', 'seconds', 'peakMemoryMb'])
    expect(trained.last.seconds).toBeGreaterThan(0)
    expect(trained.last.peakMemoryMb).toBeGreaterThan(20)
    expect(trained.words).toContain('还没有建立盟市')
    expect(trained.out).toMatch(/accuracy/)
    // No database was made for it.
    expect(existsSync(join(folder, 'nothing/postgres'))).toBe(false)

    const { status, last } = lianxin('evaluate test.jsonl', 'nothing')
    expect(status).toBe(0)
    expect(Object.keys(last)).toEqual(['n', 'accuracy', 'macroF1', 'perClass', 'coverageAt98', 'msPerMessage'])
    expect(last).toMatchObject({ n: 60, accuracy: 1, macroF1: 1, coverageAt98: 1 })
    expect(Object.keys(last.perClass).toSorted()).toEqual(['供热', '农牧', '教育'])
    expect(last.perClass['供热']).toEqual({ n: 20, precision: 1, recall: 1, f1: 1 })
    expect(last.msPerMessage).toBeGreaterThan(0)
  })

  test('the same on a database without a prefecture', () => {
    expect(lianxin('train train.jsonl', 'no prefecture')).toMatchObject({
      status: 0,
      words: expect.stringContaining('还没有建立盟市'),
    })
    expect(lianxin('evaluate test.jsonl', 'no prefecture').last).toMatchObject({ n: 60, accuracy: 1 })
    expect(lianxin('train', 'no prefecture')).toMatchObject({ status: 1, words: expect.stringContaining('regions') })
  })

  test('what was never learnt counts as wrong', () => {
    expect(lianxin('evaluate foreign.jsonl', 'nothing').last).toMatchObject({ n: 240, accuracy: 0 })
  })

  test('a file that is cut off says so', () => {
    writeFileSync(join(folder, 'nothing/reader-model'), '{"training":')
    expect(lianxin('evaluate test.jsonl', 'nothing')).toMatchObject({
      status: 1,
      words: expect.stringContaining('已损坏'),
    })
    rmSync(join(folder, 'nothing'), { recursive: true })
  })

  for (const [line, status, said] of [
    ['evaluate test.jsonl', 1, '请先运行 train'],
    ['train train.jsonl --text 正文', 2, '没有“正文”这一列。文件里的列有：id、text、label'],
    ['train train.jsonl --category text --text text', 2, '同一列'],
    ['train one-class.jsonl', 1, '60 条、1 个类别'],
    ['train no-rows.jsonl', 2, '没有一行同时有内容和分类'],
    ['train nowhere.jsonl', 1, 'nowhere.jsonl'],
    ['train --text 正文', 2, '要和文件一起写'],
  ] as const)
    test(`${line}: ${status}`, () =>
      expect(lianxin(line, 'nothing')).toMatchObject({ status, words: expect.stringContaining(said) }))
})

describe('in a prefecture', () => {
  test('before the first training, evaluate says so', () =>
    expect(lianxin('evaluate test.jsonl')).toMatchObject({
      status: 1,
      words: expect.stringContaining('请先运行 train'),
    }))

  test('labels the tree does not know: kept, evaluated, not used', () => {
    expect(lianxin('train foreign.jsonl')).toMatchObject({ status: 0, words: expect.stringContaining('foreign') })
    const { last, words } = lianxin('evaluate foreign.jsonl')
    expect(words).toContain('not in use')
    expect(last).toMatchObject({ n: 240, accuracy: 1, perClass: { 甲类: { n: 80 } } })
  })

  test('names become codes, and names again; columns by their usual headings; the newest is evaluated', () => {
    const { status, words } = lianxin('train tree.xlsx')
    expect(status).toBe(0)
    expect(words).toContain('内容：留言详情，主题：留言主题，分类：一级标签')
    expect(words).toContain('教育')
    expect(words).toContain('Put to use')
    const { last, words: told } = lianxin('evaluate tree.csv')
    expect(told).toContain('tree.xlsx')
    expect(told).toContain(', in use')
    expect(last).toMatchObject({ n: 60, accuracy: 1, perClass: { '01': { n: 20 }, 农牧: { n: 20 }, 教育: { n: 20 } } })
  })

  test('one that reads worse stays out, and --model still evaluates the one before', () => {
    const [, id = ''] = /model (\S+)/.exec(lianxin('evaluate tree.csv').words.toLowerCase()) ?? []
    expect(lianxin('train worse.jsonl')).toMatchObject({ status: 0, words: expect.stringContaining('worse') })
    expect(lianxin('evaluate tree.csv').words).toContain('worse.jsonl')
    const { words, last } = lianxin(`evaluate tree.csv --model ${id}`)
    expect(words).toContain(', in use')
    expect(last.accuracy).toBe(1)
  })

  test('one that stayed out and is no longer the newest has its report alone', () => {
    const [, id = ''] = /model (\S+)/.exec(lianxin('evaluate tree.csv').words.toLowerCase()) ?? []
    expect(lianxin('train worse.jsonl').status).toBe(0)
    expect(lianxin(`evaluate tree.csv --model ${id}`)).toMatchObject({
      status: 1,
      words: expect.stringContaining('模型已清理'),
    })
  })

  test('without a file, from matters: too few are told', () =>
    expect(lianxin('train')).toMatchObject({ status: 1, words: expect.stringContaining('可学习的来件太少') }))
})
