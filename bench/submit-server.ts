/** One side of `bench/submit.ts`, in a process of its own: `ours` the application, `bare` a handler that inserts one row. */
import Fastify, { type FastifyInstance } from 'fastify'
import { Pool } from 'pg'
import { buildApp } from '../server/app.ts'
import { readConfig } from '../server/config.ts'
import { connect } from '../server/db/connect.ts'
import type { Database } from '../server/db/database.ts'
import { makeDeps } from '../server/edge.ts'

const config = readConfig(process.env)

function bare({ client }: Database): FastifyInstance {
  const pool = new Pool({ ...client, user: 'lianxin', max: 10, keepAlive: true })
  const app = Fastify()
  const text = 'insert into bare_submission (id, text, name, phone, stored_at) values ($1, $2, $3, $4, $5)'
  app.post<{ Body: { id: string; text: string; submitter: { name: string; phone: string } } }>(
    '/api/submissions',
    async (request, reply) => {
      const { id, text: said, submitter } = request.body
      await pool.query({ name: 'insert', text, values: [id, said, submitter.name, submitter.phone, new Date()] })
      return reply.code(201).send({ id })
    },
  )
  app.addHook('onClose', () => pool.end())
  return app
}

const database = await connect(config, { kind: 'command' })
const app = process.argv[2] === 'bare' ? bare(database) : await buildApp(await makeDeps(database, config))
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.(address)
process.on('message', () => {
  void (async () => {
    await app.close()
    await database.close()
    process.exit()
  })()
})
