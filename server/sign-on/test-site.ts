import type { TestApp } from '../../test/app.ts'
import { TENANT } from '../../test/prefecture.ts'
import { buildApp } from '../app.ts'
import { openProvider } from './provider.ts'
import type { SignOnSettings } from './settings.ts'
import { type Walker, walker } from './test-browser.ts'
import { type Issuer, startIssuer } from './test-issuer.ts'

/** The real application on a port of its own, whose staff sign on at a real provider. */
export type SignedOn = Readonly<{
  url: string
  issuer: Issuer
  /** What the provider says of how somebody showed who they are. */
  showing: (claims: Readonly<Record<string, unknown>>) => void
  account: (personId: string, username: string, other?: Readonly<{ disabledAt?: Date }>) => Promise<void>
  /** Goes to the provider and up to, but not to, the address that leads back. */
  away: (browser: Walker, login: string, to?: string) => Promise<URL>
  /** All the way; `answer` is what the last address answered. */
  signOn: (login: string, to?: string, browser?: Walker) => Promise<Readonly<{ browser: Walker; answer: Response }>>
  close: () => Promise<void>
}>

export async function startSignedOn(
  served: TestApp,
  settings: Partial<SignOnSettings> = {},
  webRoot: string | null = null,
): Promise<SignedOn> {
  const issuer = await startIssuer()
  const { clientId, clientSecret } = issuer
  const signOn = openProvider({
    issuer: issuer.issuer,
    clientId,
    clientSecret,
    claim: 'preferred_username',
    scope: 'openid profile',
    factors: ['otp'],
    tenantId: null,
    ...settings,
  })
  const app = await buildApp({ ...served.deps, signOn }, webRoot)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  issuer.admit(`${url}/api/sign-on/return`)
  const away: SignedOn['away'] = (browser, login, to = '/') =>
    browser.walk(`${url}/api/sign-on/begin?${new URLSearchParams({ to }).toString()}`, login, ({ href }) =>
      href.startsWith(`${url}/api/sign-on/return?`),
    )
  return {
    url,
    issuer,
    showing: (claims) =>
      issuer.tamper((token, { read, signed }) => {
        const found = read(token)
        return signed({ header: found.header, claims: { ...found.claims, ...claims } })
      }),
    async account(personId, username, { disabledAt } = {}) {
      await served.database.owner
        .insertInto('account')
        .values({
          tenantId: TENANT,
          personId,
          username,
          failures: 0,
          openedAt: new Date(),
          disabledAt: disabledAt ?? null,
        })
        .execute()
    },
    away,
    async signOn(login, to, browser = walker()) {
      const returned = await away(browser, login, to)
      return { browser, answer: await browser.ask(returned.href) }
    },
    async close() {
      await app.close()
      await issuer.close()
    },
  }
}
