import { Writable } from 'node:stream'
import Fastify, { LogController } from 'fastify'
import { describe, expect, test } from 'vitest'
import { discreetLine, logOptions } from './log.ts'
import { answerProblem } from './problem.ts'

test.each([
  ['postgres://owner:s3cret@db:5432/lianxin refused', 'postgres://owner:…@db:5432/lianxin refused'],
  [
    'GET /api/submissions/CS20260417-000001?code=ABCD2345&x=1 failed',
    'GET /api/submissions/CS20260417-000001?… failed',
  ],
  ['called 13800138000, 138 0013 8000 and +86 138-0013-8000', 'called …, … and …'],
  ['id 150502199001011234 and 15050219900101123X', 'id … and …'],
  ['authorization: Bearer abc.def-ghi', 'authorization: …'],
  ['{"cookie":"lianxin=s3cretToken; other=1"}', '{"cookie":"…"}'],
  ['lianxin-citizen=s3cretToken9', 'lianxin-citizen=…'],
  ['key Zm9vYmFyQmF6UXV4MTIzNDU2Nzg5MA was not taken', 'key … was not taken'],
  ['wrote to batu@example.org', 'wrote to …'],
  ['额尔敦 ᠮᠣᠩᠭᠣᠯ said 路灯', '… … said …'],
])('%s', (line, told) => expect(discreetLine(line)).toBe(told))

test.each([
  '{"level":50,"time":1776390000000,"pid":31415,"hostname":"a","reqId":"0192f0c8-7c1e-7000-8000-012345678901","msg":"internal"}',
  'at callerOf (file:///srv/lianxin/server/serve.ts:61:15)',
  'duplicate key value violates unique constraint "submission_number"',
  'relation "identity_vault" does not exist',
  'connect ECONNREFUSED 127.0.0.1:5432',
])('%s is left as it is', (line) => expect(discreetLine(line)).toBe(line))

test('signs that are not seen are written out', () => {
  expect(discreetLine('a\u001b[2Jb\u009b1mc\u202ed\u2028e\u0085f\u200bg\n')).toBe(
    'a\\u001b[2Jb\\u009b1mc\\u202ed\\u2028e\\u0085f\\u200bg\n',
  )
})

describe('what a server writes', () => {
  async function written(say: (app: ReturnType<typeof Fastify>) => Promise<unknown>): Promise<readonly string[]> {
    let text = ''
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += chunk.toString()
        done()
      },
    })
    const app = Fastify({
      logger: { ...logOptions('info'), stream },
      genReqId: () => 'trace-1',
      logController: new LogController({ disableRequestLogging: true }),
    })
    app.setErrorHandler(answerProblem)
    await say(app)
    await app.close()
    return text.split('\n').slice(0, -1)
  }

  test('of an error: its kind, the route and the id of the request; nothing that was sent', async () => {
    const lines = await written(async (app) => {
      app.post('/api/matters/:id', () => {
        const error = new Error('invalid input syntax for type uuid: "Zhang San, 13800138000\n{"level":60}"')
        throw Object.assign(error, { code: '22P02', detail: 'Key (phone)=(13800138000)' })
      })
      await app.inject({
        method: 'POST',
        url: '/api/matters/7?code=ABCD2345',
        headers: {
          cookie: 'lianxin=s3cretToken',
          'x-request-id': 'forged\r\n{"level":60}',
          'user-agent': 'agent\u001b[2J',
        },
        payload: { name: '张三', phone: '13800138000' },
      })
    })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      reqId: 'trace-1',
      msg: 'internal',
      req: { method: 'POST', route: '/api/matters/:id' },
      err: { type: 'Error', code: '22P02', message: 'invalid input syntax for type uuid: "…"' },
    })
    for (const trace of ['Zhang', '13800138000', 'ABCD2345', 's3cret', 'forged', 'agent', '张三', 'detail'])
      expect(lines[0]).not.toContain(trace)
  })

  test('of what cannot be parsed: not the text of it', async () => {
    const error = caught(() => JSON.parse('{"name": Batu Möngke}'))
    const [line, other] = await written(async (app) => {
      app.log.error(error)
      app.log.error({ err: error })
    })
    expect(other?.replace(/"time":\d+/, '')).toBe(line?.replace(/"time":\d+/, ''))
    expect(line).toContain('is not valid JSON')
    expect(line).not.toMatch(/Batu|ngke/)
  })

  test('line ends and quotes in anything make no second line', async () => {
    const lines = await written(async (app) => {
      app.log.warn({ note: 'a\n{"level":60,"msg":"forged"}\r\u2028b', name: '"}\n{"' }, 'said\nforged')
    })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, msg: 'said\nforged' })
  })
})

function caught(say: () => unknown): unknown {
  try {
    return say()
  } catch (error) {
    return error
  }
}
