import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { roles } from '../../domain/access/role.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Config } from '../config.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { issueToken } from '../people/token.ts'
import { prefecture } from './prefecture.ts'
import { DEMO_SEED, seedDemo } from './seed.ts'

type Say = (zh: string, en: string) => void

/** Where the tokens of the demo's people are kept, readable by the owner alone. */
const TOKENS = 'demo-tokens.txt'
/** Progress is told about this often. */
const EVERY_MS = 2000

/**
 * On an embedded database that is empty: sets up the demo prefecture and tells a bearer token for each of its people.
 * Elsewhere, and with `--empty`, nothing happens. A demo that was interrupted before it was there is made anew.
 */
export async function demoOnFirstStart(deps: Deps, config: Config, say: Say): Promise<void> {
  if (config.databaseUrl !== null || config.empty) return
  const tenants = await deps.db.selectFrom('tenant').select('id').execute()
  if (tenants.some(({ id }) => id !== prefecture.code)) return
  const { already, submissions, lines } = await seedDemo(deps, DEMO_SEED, inSteps(say))
  if (!already) {
    say(
      `演示盟市“${prefecture.name}”已建立：${submissions} 条来件、${lines} 条账目，全部内容都是虚构的。`,
      `The demo prefecture ${prefecture.nameEn} is set up: ${submissions} submissions, ${lines} lines; all of it is invented.`,
    )
  }
  const path = join(config.dataFolder, TOKENS)
  if (already && existsSync(path)) {
    say(`演示人员的令牌在 ${path}`, `the tokens of the demo's people are in ${path}`)
    return
  }
  const told = await tokensOf(deps)
  await writeFile(path, `${told.join('\n')}\n`, { mode: 0o600 })
  say(
    '演示人员的令牌（也保存在上述数据目录的 demo-tokens.txt，30 天有效）：',
    `Tokens of the demo's people (kept in ${path}, valid 30 days):`,
  )
  for (const line of told) process.stderr.write(`  ${line}\n`)
}

/** A line for each person: token, name, roles, unit. */
async function tokensOf({ db, now }: Deps): Promise<readonly string[]> {
  const at = now()
  const tenantId = prefecture.code
  const catalogue = await readTenant(db, tenantId, (tx) => catalogueFor(tx, tenantId, dayInChina(at)))
  const lines: string[] = []
  for (const person of catalogue.people.values()) {
    const token = await issueToken(db, { tenantId, personId: person.code }, at)
    const unit = person.unitId === null ? '' : (catalogue.units.get(person.unitId)?.name ?? '')
    lines.push(
      `${token}  ${person.name}  ${person.roles.map((role) => `${roles[role].zh} ${role}`).join('、')}  ${unit}`,
    )
  }
  return lines
}

function inSteps(say: Say): (share: number) => void {
  let told = 0
  return (share) => {
    const now = performance.now()
    if (now - told < EVERY_MS) return
    told = now
    say(`正在建立演示盟市 ${Math.round(share * 100)}%`, `setting up the demo prefecture ${Math.round(share * 100)}%`)
  }
}
