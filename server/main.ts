import { readConfig } from './config.ts'
import { serveUntilStopped } from './lifecycle.ts'
import { runProgram } from './program.ts'

/** `npm start`: the server, from settings to the last closed connection. */
await runProgram((say) => {
  const config = readConfig(process.env, process.argv.slice(2))
  // Read while the database is starting, which takes as long.
  const site = import('./site.ts')
  return serveUntilStopped(config, async (database) => (await site).makeSite(database, config, say), say)
})
