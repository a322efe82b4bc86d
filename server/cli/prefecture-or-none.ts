import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../db/database.ts'
import { type CommandContext, textOption } from './command.ts'
import { allTenants, chosenTenant, type Tenant } from './prefecture.ts'

/** The prefecture that a command is about, and its database. */
export type Here = Readonly<{ db: Db; tenant: Tenant }>

/**
 * Runs a command that works without a prefecture too: with the one it is about, or with null where nothing was set up yet.
 * Then no database is made for it.
 *
 * @throws StartFailure; as `chosenTenant` where prefectures are set up or one is named
 */
export async function withPrefectureOrNone<T>(
  context: CommandContext,
  work: (here: Here | null) => Promise<T>,
): Promise<T> {
  const { databaseUrl, dataFolder } = context.config
  const isNamed = textOption(context, 'prefecture') !== undefined
  if (databaseUrl === null && !isNamed && !existsSync(join(dataFolder, 'postgres'))) return work(null)
  // Read only where there is one: a command without a database is quicker and smaller.
  const { withDatabase } = await import('./database.ts')
  return withDatabase(context, async ({ app }) => {
    if (!isNamed && (await allTenants(app)).length === 0) return work(null)
    return work({ db: app, tenant: await chosenTenant(app, context) })
  })
}
