import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { demoOnFirstStart } from './demo/first-start.ts'
import { makeDeps } from './edge.ts'
import { startJobs } from './jobs/jobs.ts'
import type { Say, Web } from './lifecycle.ts'
import { buildPages } from './web-pages.ts'

/** Everything that is served, and what runs by itself beside it, on a migrated database. */
export async function makeSite(database: Database, config: Config, say: Say): Promise<Web> {
  const deps = await makeDeps(database, config)
  const [pages] = await Promise.all([buildPages(say), demoOnFirstStart(deps, config, say)])
  const app = await buildApp(deps, pages)
  let stopJobs: (() => Promise<void>) | undefined
  return {
    async listen(where) {
      const address = await app.listen(where)
      stopJobs = startJobs(deps, (name, error) => app.log.error(error, `job ${name}`))
      return address
    },
    async close() {
      await stopJobs?.()
      await app.close()
    },
  }
}
