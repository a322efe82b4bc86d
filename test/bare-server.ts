import { createServer } from 'node:http'
import { readConfig } from '../server/config.ts'
import { serveUntilStopped } from '../server/lifecycle.ts'
import { runProgram } from '../server/program.ts'

/** The life of the server with nothing on it but an answer that the database is there; for tests of start and stop. */
await runProgram((say) =>
  serveUntilStopped(
    readConfig(process.env),
    async (database) => {
      const server = createServer((_request, response) => {
        database
          .owner()
          .selectNoFrom((none) => none.val(1).as('one'))
          .executeTakeFirstOrThrow()
          .then(
            () => response.end('here'),
            () => response.writeHead(503).end(),
          )
      })
      return {
        listen: ({ host, port }) =>
          new Promise((resolve, reject) => {
            server.on('error', reject)
            server.listen(port, host, () => {
              const address = server.address()
              resolve(`http://${host}:${typeof address === 'object' ? address?.port : port}`)
            })
          }),
        close: () => new Promise((resolve) => server.close(resolve)),
      }
    },
    say,
  ),
)
