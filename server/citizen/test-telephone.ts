import type { FastifyInstance } from 'fastify'
import type { TestApp } from '../../test/app.ts'
import { buildApp } from '../app.ts'
import type { Deps } from '../deps.ts'
import { newId } from '../new-id.ts'
import { httpSms } from '../sms/http.ts'
import { type Provider, startProvider } from '../sms/test-provider.ts'

export type Told = Readonly<{ status: number; body: any; cookie: string | null; setCookie: string }> // eslint-disable-line

/** A server of the test application that sends by a real provider, and the telephones behind it. */
export type Telephones = Readonly<{
  app: FastifyInstance
  provider: Provider
  /** Calls it from an address, with the cookie of a citizen. */
  call: (method: 'GET' | 'POST' | 'DELETE', url: string, options?: Calling) => Promise<Told>
  /** Asks for a code from an address of its own. */
  ask: (phone: string, address?: string) => Promise<Told>
  show: (phone: string, code: string) => Promise<Told>
  /** The code that a telephone received last; waits for it. */
  received: (phone: string) => Promise<string>
  close: () => Promise<void>
}>

type Calling = Readonly<{ body?: object; cookie?: string | null; address?: string; headers?: Record<string, string> }>

let addresses = 0

/** One more address that nobody has called from. */
export function freshAddress(): string {
  addresses += 1
  return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`
}

export async function startTelephones(served: TestApp, other: Partial<Deps> = {}): Promise<Telephones> {
  const provider = await startProvider()
  const sms = httpSms(
    {
      url: provider.url,
      body: { to: '{phone}', text: '{text}' },
      headers: {},
      secret: '',
      success: null,
      timeoutMs: 2000,
    },
    [1],
  )
  const app = await buildApp({ ...served.deps, sms, ...other })
  await app.ready()
  const call: Telephones['call'] = async (method, url, { body, cookie, address = freshAddress(), headers } = {}) => {
    const answer = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: { 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }), ...headers },
      ...(body && { payload: body }),
    })
    const setCookie = String(answer.headers['set-cookie'] ?? '')
    return {
      status: answer.statusCode,
      body: answer.json(),
      cookie: /^[^;]+=[^;]+/.exec(setCookie)?.[0] ?? null,
      setCookie,
    }
  }
  return {
    app,
    provider,
    call,
    ask: (phone, address) =>
      call('POST', '/api/citizen/codes', { body: { phone }, ...(address !== undefined && { address }) }),
    show: (phone, code) => call('POST', '/api/citizen/session', { body: { phone, code } }),
    async received(phone) {
      for (let waits = 0; waits < 500; waits += 1) {
        const last = provider.sent.findLast(({ body }) => body.to === phone)
        const code = /验证码 (\d{6})/.exec(last?.body.text)?.[1]
        if (code !== undefined) return code
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error(`${phone} received nothing`)
    },
    async close() {
      await app.close()
      await provider.close()
    },
  }
}

/** Says something with a telephone, as the portal does; gives back number and query code. */
export async function submitFrom(
  served: TestApp,
  phone: string,
  said: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<{ number: string; queryCode: string }>> {
  const body = { id: newId(), text: `暖气不热 ${phone.slice(-2)}`, submitter: { phone }, ...said }
  const { body: receipt } = await served.call('POST', '/api/submissions', { body })
  return receipt
}
