/**
 * Reading and writing table files: rows a second and peak memory, each beside a plain library in the same run, each in
 * a process of its own. `node bench/table-files.ts [rows of .csv] [rows of .xlsx]`; the ratios count, not the seconds.
 */
import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { streamXlsxRows, writeXlsxStream } from 'hucre/xlsx'
import { readTable } from '../server/files/read-table.ts'
import { writeTable } from '../server/files/write-table.ts'
import type { WrittenColumn } from '../server/files/written-table.ts'

const columns: readonly WrittenColumn[] = [
  { heading: '留言编号', key: 'id', kind: 'text' },
  { heading: '联系电话', key: 'phone', kind: 'text' },
  { heading: '留言详情', key: 'text', kind: 'text' },
  { heading: '留言时间', key: 'time', kind: 'time' },
]
const sentence =
  '小区门口的路灯坏了半个多月老人晚上出门很不方便希望有关部门尽快派人来修供暖温度也偏低孩子上学的公交车又改了道'
const firstTime = Date.UTC(2026, 0, 1)

/** Invented messages of a hundred characters, all different. */
function* messages(count: number) {
  for (let at = 0; at < count; at += 1) {
    const turn = (at * 7919) % sentence.length
    const text = `${sentence.slice(turn)}${sentence}${sentence}`.slice(0, 100 - String(at).length) + at
    yield { id: `LX${at}`, phone: `139${String(at).padStart(8, '0')}`, text, time: new Date(firstTime + at * 60_000) }
  }
}

async function count(rows: AsyncIterable<unknown>): Promise<number> {
  let read = 0
  for await (const _ of rows) read += 1
  return read
}

const measured: Readonly<Record<string, (path: string, rows: number) => Promise<number>>> = {
  'csv write, ours': async (path, rows) => (await writeTable(path, { sheet: '', columns, rows: messages(rows) })).rows,
  'csv read, ours': (path) => count(readTable(path)),
  'csv read, csv-parse alone': (path) => count(createReadStream(path).pipe(parse({ columns: true, bom: true }))),
  'xlsx write, hucre': (path, rows) => withHucre(path, rows, true),
  'xlsx write as Excel, hucre': (path, rows) => withHucre(path, rows, false),
  'xlsx write, ours': async (path, rows) =>
    (await writeTable(path, { sheet: '来件', title: '来件台账', columns, rows: messages(rows) })).rows,
  'xlsx read, ours': (path) => count(readTable(path)),
  'xlsx read, hucre': async (path) => count(streamXlsxRows(await readFile(path))),
}

/** Excel puts the texts in a part of their own; what streams puts them into the cells. */
async function withHucre(path: string, rows: number, inlineStrings: boolean): Promise<number> {
  const stream = writeXlsxStream(messages(rows), {
    name: '来件',
    columns: columns.map(({ heading, key }) => ({ header: heading, key, width: 20 })),
    freezePane: { rows: 1 },
    inlineStrings,
  })
  await pipeline(Readable.from(stream.values()), createWriteStream(path))
  return rows
}

type Figures = Readonly<{ rows: number; seconds: number; megabytes: number }>

const [name, path, rows] = process.argv.slice(2)
const run = name === undefined ? undefined : measured[name]
if (run && path !== undefined) {
  const start = performance.now()
  const done = await run(path, Number(rows))
  const seconds = (performance.now() - start) / 1000
  console.log(
    JSON.stringify({ rows: done, seconds, megabytes: process.resourceUsage().maxRSS / 1024 } satisfies Figures),
  )
} else {
  await compare(Number(name ?? 1_000_000), Number(path ?? 100_000))
}

async function compare(csvRows: number, xlsxRows: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lianxin-bench-'))
  try {
    const csv = join(folder, 'messages.csv')
    const xlsx = join(folder, 'messages.xlsx')
    report('csv write, ours', await inProcess('csv write, ours', csv, csvRows))
    console.log(`  ${csvRows} rows of .csv, ${Math.round((await stat(csv)).size / 1e6)} MB`)
    await against('csv read, ours', 'csv read, csv-parse alone', csv, csvRows)
    await against('xlsx write, ours', 'xlsx write, hucre', xlsx, xlsxRows)
    console.log(`  ${xlsxRows} rows of .xlsx, ${Math.round((await stat(xlsx)).size / 1e6)} MB`)
    await against('xlsx read, ours', 'xlsx read, hucre', xlsx, xlsxRows)
    report('xlsx write as Excel, hucre', await inProcess('xlsx write as Excel, hucre', xlsx, xlsxRows))
    await against('xlsx read, ours', 'xlsx read, hucre', xlsx, xlsxRows)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The baseline first and last, ours between: a machine that slows down meanwhile shows. */
async function against(ours: string, baseline: string, path: string, rows: number): Promise<void> {
  const before = await inProcess(baseline, path, rows)
  const own = await inProcess(ours, path, rows)
  const after = await inProcess(baseline, path, rows)
  report(baseline, before)
  report(ours, own)
  report(baseline, after)
  const seconds = own.seconds / ((before.seconds + after.seconds) / 2)
  const memory = own.megabytes / Math.max(before.megabytes, after.megabytes)
  console.log(`  ours ÷ baseline: time ${seconds.toFixed(2)}, memory ${memory.toFixed(2)}`)
}

function report(what: string, { rows, seconds, megabytes }: Figures): void {
  const rate = Math.round(rows / seconds)
  console.log(`${what.padEnd(28)} ${seconds.toFixed(2).padStart(7)} s ${rate} rows/s, peak ${Math.round(megabytes)} MB`)
}

function inProcess(what: string, path: string, rows: number): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [import.meta.filename, what, path, String(rows)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (piece: Buffer) => {
      said += String(piece)
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(said))
      else reject(new Error(`${what} ended with ${code}`))
    })
  })
}
