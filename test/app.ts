import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect } from 'vitest'
import { buildApp } from '../server/app.ts'
import { diskStorage } from '../server/attachment/storage.ts'
import type { Deps } from '../server/deps.ts'
import { defaultEdges, type Edges } from '../server/edges/edges.ts'
import { loadKeys } from '../server/identity/key-file.ts'
import { gatherer } from '../server/intake/gather.ts'
import { lineFeed } from '../server/live/feed.ts'
import { newId } from '../server/new-id.ts'
import { fileMail } from '../server/mail/open.ts'
import { fileSms } from '../server/sms/file.ts'
import { sessionRules } from '../server/people/session-rules.ts'
import { startSession } from '../server/people/session.ts'
import type { Role } from '../domain/access/role.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { type Document, undocumented } from './documented.ts'
import { actor } from './make.ts'
import { setUpPrefecture, TENANT } from './prefecture.ts'

/** What the telephone system shows in tests. */
export const MISSED_CALLS_SECRET = 'the-telephone-system-of-the-tests'

export type Answer = Readonly<{ status: number; body: any; headers: Readonly<Record<string, unknown>> }> // eslint-disable-line

/** The real application over a database of its own, with the small prefecture in it. */
export type TestApp = Readonly<{
  app: FastifyInstance
  database: TestDatabase
  deps: Deps
  folder: string
  /** Calls it as a person of a role (and unit), or as the public. An answer that OpenAPI does not tell of fails the test. */
  call: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, options?: CallOptions) => Promise<Answer>
  /** What the browser of a signed-in person sends. */
  cookieOf: (role: Role, unitId?: string) => Promise<Readonly<{ cookie: string }>>
  close: () => Promise<void>
}>

type CallOptions = Readonly<{
  as?: readonly [Role, string?]
  body?: unknown
  raw?: string | Buffer
  headers?: Readonly<Record<string, string>>
}>

/**
 * @param now the clock the application reads; the machine's unless given
 * @param edges what differs at the edges; nothing is counted unless limits are given
 */
export async function testApp(
  now: () => Date = () => new Date(),
  webRoot: string | null = null,
  edges: Partial<Edges> = {},
): Promise<TestApp> {
  const database = await testDatabase()
  await setUpPrefecture(database.app)
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-app-'))
  const keys = loadKeys(join(folder, 'key'))
  const edge = { db: database.app, keys, now, newId, chance: () => 0.5 }
  const deps: Deps = {
    ...edge,
    storage: diskStorage(join(folder, 'attachments')),
    scanner: null,
    receiver: gatherer(edge),
    lines: lineFeed(database.database.client),
    publicTenant: null,
    edges: { ...defaultEdges, limits: null, ...edges },
    sms: fileSms(join(folder, 'sms.jsonl')),
    mail: fileMail(join(folder, 'mail.jsonl')),
    phoneCodes: 1000,
    missedCallsSecret: MISSED_CALLS_SECRET,
    sessions: sessionRules,
    signOn: null,
    version: '0',
    logLevel: 'silent',
  }
  const app = await buildApp(deps, webRoot)
  await app.ready()
  const document = app.swagger() as unknown as Document
  const sessions = new Map<string, string>()

  const cookieOf = async (role: Role, unitId?: string) => {
    // One each ten minutes, so that a test on a moving clock does not outlive it.
    const key = `${role}@${unitId} ${now().toISOString().slice(0, 15)}`
    const token =
      sessions.get(key) ??
      (await startSession(database.app, { tenantId: TENANT, personId: actor(role, unitId).id }, now()))
    sessions.set(key, token)
    return { cookie: `lianxin=${token}` }
  }

  return {
    app,
    database,
    deps,
    folder,
    cookieOf,
    async call(method, url, { as, body, raw, headers = {} } = {}) {
      const request: InjectOptions = {
        method,
        url,
        // A page of the site itself asks.
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(as && (await cookieOf(...as))),
          ...headers,
        },
      }
      if (body !== undefined) request.payload = body as object
      if (raw !== undefined) request.payload = raw
      const reply = await app.inject(request)
      const isJson = String(reply.headers['content-type']).includes('json')
      const answer = {
        status: reply.statusCode,
        body: isJson ? reply.json() : reply.rawPayload,
        headers: reply.headers,
      }
      expect(undocumented(document, { method, url }, answer)).toBeNull()
      return answer
    },
    async close() {
      await app.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** For the top of a test file: made before the first test, closed after the last. */
export function useApp(now?: () => Date, edges?: Partial<Edges>): TestApp {
  let made: TestApp | null = null
  beforeAll(async () => {
    made = await testApp(now, null, edges)
  })
  afterAll(() => made?.close())
  return new Proxy({} as TestApp, {
    get: (_, name: keyof TestApp) => {
      if (!made) throw new Error('the test app is there from beforeAll on')
      return made[name]
    },
  })
}
