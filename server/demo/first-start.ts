import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Role, roles } from '../../domain/access/role.ts'
import type { Config } from '../config.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { prefecture } from './prefecture.ts'
import { trainDemoReader } from './reader.ts'
import { DEMO_SEED, seedDemo } from './seed.ts'
import { type DemoSignIn, openDemoAccounts } from './sign-in.ts'

type Say = (zh: string, en: string) => void

/** Where it is kept how the demo's people sign in, readable by the owner alone. */
const SIGN_IN = 'demo-sign-in.txt'
/** Progress is told about this often. */
const EVERY_MS = 2000

/**
 * On an embedded database that is empty: sets up the demo prefecture and tells how its people sign in. Elsewhere, and with
 * `--empty`, nothing happens. A demo that was interrupted before it was there is made anew.
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
  await trainDemoReader(deps)
  const path = join(config.dataFolder, SIGN_IN)
  if (await hasAccounts(deps)) {
    if (existsSync(path)) say(`演示人员怎样登录，见 ${path}`, `how the demo's people sign in stands in ${path}`)
    return
  }
  const made = await openDemoAccounts(deps, prefecture.code)
  await writeFile(path, `${wordsOf(made).join('\n')}\n`, { mode: 0o600 })
  tell(made, path, say)
}

function hasAccounts({ db }: Deps): Promise<boolean> {
  return readTenant(db, prefecture.code, async (tx) => {
    const rows = tx.selectFrom('account').select('personId').where('tenantId', '=', prefecture.code)
    return (await rows.limit(1).executeTakeFirst()) !== undefined
  })
}

/** One person a role, the password, and where the six digits come from. */
function tell({ password, secret, people }: DemoSignIn, path: string, say: Say): void {
  say(
    `演示人员登录：密码 ${password}，动态口令运行 npm run -s lianxin -- code（或把密钥 ${secret} 加入手机验证器）；全部用户名在 ${path}`,
    `To sign in to the demo: password ${password}; the six digits come from npm run -s lianxin -- code (or add ${secret} to an authenticator); all usernames stand in ${path}`,
  )
  const seen = new Set<Role>()
  for (const { username, person } of people) {
    const [role] = person.roles
    if (!role || seen.has(role)) continue
    seen.add(role)
    process.stderr.write(`  ${username.padEnd(24)} ${roles[role].zh} ${person.name}\n`)
  }
}

function wordsOf({ password, secret, people }: DemoSignIn): readonly string[] {
  return [
    `密码 / password: ${password}`,
    `验证器密钥 / authenticator: ${secret}`,
    '动态口令 / six digits: npm run -s lianxin -- code',
    '',
    ...people.map(
      ({ username, person }) =>
        `${username.padEnd(28)} ${person.name} ${person.roles.map((role) => roles[role].zh).join('、')}`,
    ),
  ]
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
