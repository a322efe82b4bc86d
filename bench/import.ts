/**
 * Rows a second and memory of `lianxin import` on a generated .csv, beside a script that puts the same rows into one bare
 * table: `node bench/import.ts [rows]`, 100,000 unless given. Wanted at 1,000,000: 3,000 rows/s and under 400 MB.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { sql } from 'kysely'
import { chanceOf } from '../test/chance.ts'
import { benchDatabase } from './database.ts'

const rows = Number(process.argv[2] ?? 100_000)
const { database, folder, close } = await benchDatabase(2)
const file = join(folder, 'rows.csv')
await write(file, rows)

const baseline = await plainInsert(file)
await database.close()
await command(['regions', '--prefecture', '150400'])
const ours = await command(['import', file])
await close().catch(() => undefined)

const result = JSON.parse(ours.out.trim().split('\n').at(-1) ?? '{}') as {
  read: number
  stored: number
  seconds: number
}
const rate = result.stored / result.seconds
console.log(
  `import:   ${Math.round(rate)} rows/s, ${ours.peakMb} MB at most, ${result.stored} of ${result.read} rows stored`,
)
console.log(`baseline: ${Math.round(baseline)} rows/s (csv-parse into one bare table, groups of 250)`)
console.log(`ratio:    ${(rate / baseline).toFixed(3)}`)

/** About 110 characters a row, few alike. */
async function write(path: string, count: number): Promise<void> {
  const chance = chanceOf(7)
  const pick = <T>(from: readonly T[]) => from[Math.floor(chance() * from.length)] as T
  const places = ['东风路', '红旗小区', '河口村', '新华大街', '团结苏木', '工业园区', '幸福里', '草原站']
  const things = [
    '暖气不热',
    '路灯不亮',
    '自来水浑浊',
    '垃圾没人清运',
    '道路坑洼',
    '施工噪声扰民',
    '工资拖欠',
    '公交车晚点',
  ]
  const out = createWriteStream(path)
  out.write('留言编号,留言用户,留言主题,留言时间,留言详情\n')
  for (let n = 0; n < count; n += 1) {
    const rare = Array.from({ length: 12 }, () => String.fromCodePoint(0x4e00 + Math.floor(chance() * 8000))).join('')
    const [place, thing] = [pick(places), pick(things)]
    const text = `您好，我住在${place}${n % 200}号楼，最近${n % 30}天${thing}，多次反映没有结果。${rare}，今天又去现场看了，情况仍然没有改善，家里有老人和孩子，希望尽快派人处理，给个明确答复，谢谢。`
    if (!out.write(`${n},U${n % 30_000},${place}${thing},2020/${1 + (n % 12)}/${1 + (n % 28)} 10:20:00,"${text}"\n`))
      await once(out, 'drain')
  }
  out.end()
  await finished(out)
}

async function plainInsert(path: string): Promise<number> {
  const db = database.owner()
  await sql`create table bare (id text primary key, person text, title text, at text, text text)`.execute(db)
  const began = performance.now()
  let group: string[][] = []
  let count = 0
  const flush = async () => {
    const column = (n: number) => group.map((row) => row[n] ?? '')
    await sql`insert into bare select * from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::text[])`.execute(
      db,
    )
    count += group.length
    group = []
  }
  for await (const row of createReadStream(path).pipe(parse({ from_line: 2 }))) {
    group.push(row as string[])
    if (group.length === 250) await flush()
  }
  if (group.length > 0) await flush()
  const rate = count / ((performance.now() - began) / 1000)
  await sql`drop table bare`.execute(db)
  return rate
}

/** Runs one command on the measured database; tells its output and the most memory it held. */
async function command(args: readonly string[]): Promise<{ out: string; peakMb: number }> {
  const child = spawn(process.execPath, ['server/cli/main.ts', ...args], {
    env: { ...process.env, LIANXIN_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  let peakKb = 0
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  const watch = setInterval(() => {
    peakKb = Math.max(
      peakKb,
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0),
    )
  }, 200)
  const code = await new Promise<number | null>((done) => child.once('exit', done))
  clearInterval(watch)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
  return { out, peakMb: Math.round(peakKb / 1024) }
}
