import { readFile, writeFile } from 'node:fs/promises'
import { runProgram } from '../server/program.ts'
import { startTestServer } from '../test/server.ts'
import { madeSchema } from './schema-files.ts'

/** Writes server/db/schema.sql and server/db/schema.ts; with `--check` only compares them with the migrations. */
await runProgram(async (say) => {
  const check = process.argv.includes('--check')
  const server = await startTestServer()
  try {
    let stale = 0
    for (const [file, text] of Object.entries(await madeSchema(server.client))) {
      if ((await readFile(file, 'utf8').catch(() => '')) === text) continue
      if (check) say(`${file} 与迁移不符，请运行 npm run schema`, 'does not match the migrations; run npm run schema')
      else await writeFile(file, text)
      stale += 1
    }
    return check && stale > 0 ? 1 : 0
  } finally {
    await server.close()
  }
})
