/**
 * Requests per second of the public submission, with all it does (shape, identity vault, number, words, ledger line, commit),
 * beside a bare Fastify handler that inserts one row with `pg`: both over the same embedded database on its durable
 * settings, each server in a process of its own, 8 connections, by turns. Run: `node bench/submit.ts`. Wanted ratio: at
 * least 0.5.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { sql } from 'kysely'
import { newId } from '../server/new-id.ts'
import { setUpPrefecture } from '../test/prefecture.ts'
import { benchDatabase, median } from './database.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 7)
const SECONDS = 4
const CONNECTIONS = 8

type Side = 'ours' | 'bare'
type Measured = Readonly<{ perSecond: number; p50: number; p99: number }>

const phrases = [
  '我住在红山路南口的平房区',
  '门口的路灯坏了快一个月',
  '晚上老人和孩子出门都看不清路',
  '打过两次物业电话都说在排队',
  '冬天供暖温度只有十五度',
  '下水道返水已经漫到院子里',
  '希望有关部门早点来人看看',
  '村里的自来水每天只来两个小时',
  '工地夜里十二点以后还在施工',
  '公交车从去年秋天起就不到我们这边了',
]
let said = 0

/** A hundred characters, a name and a phone, none of them the same as the last. */
function body(): string {
  const n = (said += 1)
  let text = `${n}号楼，`
  for (let k = n; text.length < 100; k = (k * 31 + 7) % 9973) text += `${phrases[k % phrases.length]}，`
  const submitter = { name: `额尔敦${n % 97}`, phone: `13${String(100_000_000 + (n % 800_000_000))}` }
  return JSON.stringify({ id: newId(), text: text.slice(0, 100), submitter })
}

async function load(url: string, seconds: number): Promise<Measured> {
  const result = await autocannon({
    url: `${url}/api/submissions`,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: body() }),
      },
    ],
  })
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`)
  return { perSecond: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99 }
}

async function startServer(side: Side, folder: string): Promise<{ child: ChildProcess; url: string }> {
  const profile = process.env.PROFILE === side ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE_DIR ?? '.'}`] : []
  const child = fork(join(import.meta.dirname, 'submit-server.ts'), [side], {
    // Calls are counted as in earnest, and none is too many.
    env: { ...process.env, LIANXIN_DATA: folder, LIANXIN_LIMITS: 'submit=9999999/1s address=9999999/1s' },
    execArgv: profile,
  })
  const [url] = (await once(child, 'message')) as [string]
  return { child, url }
}

const { database, folder, close } = await benchDatabase(2)
await setUpPrefecture(database.app)
await sql`create table bare_submission (id uuid primary key, text text, name text, phone text, stored_at timestamptz)`.execute(
  database.owner(),
)
const servers = { bare: await startServer('bare', folder), ours: await startServer('ours', folder) }
for (const { url } of Object.values(servers)) await load(url, 2)
const rounds: Record<Side, Measured>[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const bare = await load(servers.bare.url, SECONDS)
  const ours = await load(servers.ours.url, SECONDS)
  rounds.push({ bare, ours })
  console.log(`bare ${bare.perSecond.toFixed(0)}/s, ours ${ours.perSecond.toFixed(0)}/s`)
}
for (const { child } of Object.values(servers)) {
  child.send('end')
  await once(child, 'exit')
}
await close()
for (const side of ['bare', 'ours'] as const) {
  const of = (key: keyof Measured) => median(rounds.map((round) => round[side][key]))
  console.log(`${side}: ${of('perSecond').toFixed(0)} requests/s, p50 ${of('p50')} ms, p99 ${of('p99')} ms`)
}
console.log(`ratio: ${median(rounds.map(({ bare, ours }) => ours.perSecond / bare.perSecond)).toFixed(2)}`)
