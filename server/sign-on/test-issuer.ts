import { createHmac, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

type Claims = Readonly<Record<string, unknown>>
type Token = Readonly<{ header: Claims; claims: Claims }>

/** A real identity provider on this machine, with hands that can reach between it and who asks. */
export type Issuer = Readonly<{
  issuer: string
  clientId: string
  clientSecret: string
  /** Where its one client may be sent back to; before that it knows no client. */
  admit: (...redirectUris: readonly string[]) => void
  /** Paths it was asked for, in order. */
  asked: string[]
  /** Changes every ID token on its way; null leaves them as they are. */
  tamper: (change: ((token: string, hand: Hand) => string) | null) => void
  /** Changes what it says of itself. */
  describe: (change: ((metadata: Record<string, unknown>) => unknown) | null) => void
  /** Answers everything with a failure of its own, or not at all. */
  fail: (how: 'broken' | 'silent' | 'redirecting' | null) => void
  close: () => Promise<void>
}>

/** What an attacker may do with a token; `signed` is done with the provider's own key. */
export type Hand = Readonly<{
  read: (token: string) => Token
  signed: (token: Token) => string
  signedByOther: (token: Token) => string
  unsigned: (token: Token) => string
  /** With the public key as a shared secret, as where the algorithm is believed. */
  confused: (token: Token) => string
}>

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const { privateKey, publicKey } = pair()
const other = pair().privateKey
const kid = 'test-key'

const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const signedWith = (key: KeyObject, { header, claims }: Token) => {
  const words = `${coded({ ...header, alg: 'RS256' })}.${coded(claims)}`
  return `${words}.${sign('sha256', Buffer.from(words), createPrivateKey(key.export({ format: 'pem', type: 'pkcs8' }))).toString('base64url')}`
}

const hand: Hand = {
  read(token) {
    const [header = '', claims = ''] = token.split('.')
    const decoded = (part: string): Claims => JSON.parse(Buffer.from(part, 'base64url').toString())
    return { header: decoded(header), claims: decoded(claims) }
  },
  signed: (token) => signedWith(privateKey, token),
  signedByOther: (token) => signedWith(other, token),
  unsigned: ({ header, claims }) => `${coded({ ...header, alg: 'none' })}.${coded(claims)}.`,
  confused({ header, claims }) {
    const words = `${coded({ ...header, alg: 'HS256' })}.${coded(claims)}`
    const secret = publicKey.export({ format: 'pem', type: 'spki' })
    return `${words}.${createHmac('sha256', secret).update(words).digest('base64url')}`
  },
}

export async function startIssuer(): Promise<Issuer> {
  const asked: string[] = []
  let change: Parameters<Issuer['tamper']>[0] = null
  let describe: Parameters<Issuer['describe']>[0] = null
  let failing: Parameters<Issuer['fail']>[0] = null
  let answer: (request: IncomingMessage, reply: ServerResponse) => unknown = () => {}

  const server = createServer((request, reply) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    asked.push(path)
    if (failing === 'broken') reply.writeHead(503).end()
    if (failing === 'redirecting') reply.writeHead(302, { location: `${issuer}/elsewhere` }).end()
    if (failing !== null) return
    if (path === '/token' && change) rewrite(reply, (body) => withToken(body, change!))
    if (path === '/.well-known/openid-configuration' && describe) rewrite(reply, describe)
    void answer(request, reply)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [clientId, clientSecret] = ['lianxin', 'a secret of the test']
  const admit = (...redirectUris: readonly string[]) => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [...redirectUris],
          post_logout_redirect_uris: redirectUris.map((uri) => new URL('/sign-in', uri).href),
        },
      ],
      jwks: { keys: [{ ...(privateKey.export({ format: 'jwk' }) as { kty: 'RSA' }), kid, use: 'sig', alg: 'RS256' }] },
      cookies: { keys: ['one', 'two'] },
      claims: { openid: ['sub'], profile: ['preferred_username', 'employee'] },
      pkce: { required: () => true },
      findAccount: (_ctx, sub) => ({
        accountId: sub,
        claims: () => ({ sub, preferred_username: sub, employee: `e-${sub}` }),
      }),
      // Its own defaults are told of line by line.
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      features: { devInteractions: { enabled: true } },
    })
    answer = provider.callback()
  }

  return {
    issuer,
    clientId,
    clientSecret,
    admit,
    asked,
    tamper: (next) => void (change = next),
    describe: (next) => void (describe = next),
    fail: (next) => void (failing = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function withToken(body: Record<string, unknown>, change: (token: string, hand: Hand) => string) {
  return typeof body.id_token === 'string' ? { ...body, id_token: change(body.id_token, hand) } : body
}

/** Holds back the body of an answer until it is whole, and changes it. */
function rewrite(reply: ServerResponse, change: (body: Record<string, unknown>) => unknown): void {
  const parts: Buffer[] = []
  const end = reply.end.bind(reply)
  reply.write = (part: unknown) => {
    parts.push(Buffer.from(part as string))
    return true
  }
  reply.end = ((part?: unknown) => {
    if (part) parts.push(Buffer.from(part as string))
    const body = JSON.stringify(change(JSON.parse(Buffer.concat(parts).toString())))
    if (!reply.headersSent) reply.setHeader('content-length', Buffer.byteLength(body))
    return end(body)
  }) as ServerResponse['end']
}
