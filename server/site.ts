import { buildApp } from './app.ts'
import { catalogues } from '../domain/catalogue/names.ts'
import { type Begun, beginCatalogues, type Entered, enterBrought } from './catalogue/begin.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { demoOnFirstStart } from './demo/first-start.ts'
import { makeDeps } from './edge.ts'
import { startJobs } from './jobs/jobs.ts'
import type { Say, Web } from './lifecycle.ts'
import { firstLinks } from './people/first-links.ts'
import { buildPages } from './web-pages.ts'

/** Everything that is served, and what runs by itself beside it, on a migrated database. */
export async function makeSite(database: Database, config: Config, say: Say): Promise<Web> {
  const deps = await makeDeps(database, config)
  if (config.sms.kind === 'file' && !config.sms.chosen) tellOfSmsFile(config.sms.path, say)
  tellOfEdges(config, say)
  const [pages] = await Promise.all([
    buildPages(say),
    import('./jobs/queues.ts').then(({ installQueues }) => installQueues(database.owner())),
    demoOnFirstStart(deps, config, say),
  ])
  tellOfBegun(await beginCatalogues(deps.db, deps.now()), say)
  tellOfEntered(await enterBrought(deps.db, deps.now()), say)
  const links = await firstLinks(deps)
  const app = await buildApp(deps, pages)
  const failed = (name: string, error: unknown) => app.log.error(error, `job ${name}`)
  let started: Promise<(() => Promise<void>) | null> | undefined
  return {
    async listen(where) {
      const address = await app.listen(where)
      tellOfLinks(links, config.origin ?? address, say)
      started = startJobs(deps, database, failed).catch((error: unknown) => {
        failed('all', error)
        return null
      })
      return address
    },
    async close() {
      await (await started)?.()
      await app.close()
    },
  }
}

/** What is easily forgotten when the site goes into earnest. */
function tellOfEdges({ origin, trustProxy, limits }: Config, say: Say): void {
  if (limits === null)
    say(
      '访问频率限制已关闭（LIANXIN_LIMITS=off），正式使用请去掉这项设置',
      'nothing limits how often the site is called (LIANXIN_LIMITS=off); in earnest, remove this setting',
    )
  if (origin?.startsWith('https:') && trustProxy === null)
    say(
      '没有设置 LIANXIN_TRUST_PROXY：经代理来的访问都算作一个地址，会一起被限制；请设为代理的地址',
      'LIANXIN_TRUST_PROXY is not set: all who come through the proxy count as one address and are limited together; set it to the address of the proxy',
    )
}

/** What the prefectures have after an upgrade that they were not set up with. */
function tellOfBegun(begun: readonly Begun[], say: Say): void {
  for (const { name, catalogues: entered, rows } of begun) {
    const list = entered.map((catalogue) => catalogues[catalogue])
    say(
      `${name}还没有${list.map(({ zh }) => zh).join('、')}，已补入初始内容 ${rows} 行，今日起生效，可在目录中修改`,
      `${name} had no ${list.map(({ en }) => en).join(', ')}: ${rows} first rows are entered, from today on, and can be changed in the catalogues`,
    )
  }
}

/** What newer versions brought into catalogues that the prefectures had. */
function tellOfEntered(entered: readonly Entered[], say: Say): void {
  for (const { name, rows } of entered) {
    const list = [...new Set(rows.map(({ catalogue }) => catalogue))].map((catalogue) => catalogues[catalogue])
    const versions = [...new Set(rows.map(({ version }) => version))]
    say(
      `${name}的${list.map(({ zh }) => zh).join('、')}已补入新版本（${versions.join('、')}）增加的 ${rows.length} 行，今日起生效，可在目录中修改或停用；以前改过、停用过的不变`,
      `${name}: ${rows.length} rows that newer versions (${versions.join(', ')}) bring are entered among ${list.map(({ en }) => en).join(', ')}, from today on, and can be changed or ended there; what was changed or ended before stays`,
    )
  }
}

/** How the first administrators of each prefecture without an account come in. */
function tellOfLinks(links: Awaited<ReturnType<typeof firstLinks>>, at: string, say: Say): void {
  for (const { name, link, endsAt } of links)
    say(
      `${name}还没有管理员。请在 24 小时内用此链接设置（只能用一次）：${at}${link}`,
      `${name} has no administrators yet. Set them up with this link, once, until ${endsAt.toISOString()}: ${at}${link}`,
    )
}

function tellOfSmsFile(path: string, say: Say): void {
  say(
    `没有设置短信服务：短信不发出，只写入 ${path}（正式使用请设置 LIANXIN_SMS_URL）`,
    `no provider of short messages is set: messages are not sent but written to ${path} (in earnest, set LIANXIN_SMS_URL)`,
  )
}
