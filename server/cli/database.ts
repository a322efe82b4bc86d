import { connect } from '../db/connect.ts'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import type { CommandContext } from './command.ts'

/**
 * The database for a command, migrated: beside a running server, or started for the command alone and stopped by
 * `close`.
 *
 * @throws StartFailure
 */
export async function connectForCommand({
  config,
  terminal,
}: Pick<CommandContext, 'config' | 'terminal'>): Promise<Database> {
  const database = await connect(config, { kind: 'command', say: terminal.say, connections: 4 })
  try {
    await migrate(database.owner())
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Runs `work` with the database and lets go of it, whatever happens. */
export async function withDatabase<T>(
  context: Pick<CommandContext, 'config' | 'terminal'>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await connectForCommand(context)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
