import { once } from 'node:events'
import { readConfig } from '../server/config.ts'
import { connect } from '../server/db/connect.ts'
import { runProgram } from '../server/program.ts'

/** A command that uses the database until SIGINT and says who it found itself beside; for tests. */
await runProgram(async (say) => {
  const interrupted = once(process, 'SIGINT')
  const database = await connect(readConfig(process.env), { kind: 'command', say })
  say('命令在使用数据库', 'the command uses the database')
  await interrupted
  await database.close()
  say('命令已离开', 'the command has left')
  return 0
})
