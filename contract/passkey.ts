import { z } from 'zod'
import { words } from './fields.ts'
import { prefecture } from './people.ts'
import { route } from './route.ts'

const tag = 'people'
const time = z.iso.datetime()
const base64url = z
  .string()
  .min(1)
  .max(8000)
  .regex(/^[\w-]+$/)
/** What a browser hands over from an authenticator (WebAuthn, `toJSON()`). */
const handedOver = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
}
const registered = z.strictObject({
  ...handedOver,
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.optional(),
    transports: z.array(z.string().max(40)).max(10).optional(),
    publicKeyAlgorithm: z.number().int().optional(),
    publicKey: base64url.optional(),
  }),
})
const asserted = z.strictObject({
  ...handedOver,
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
})
const forAuthenticator = z.object({
  options: z.record(z.string(), z.unknown()).describe('For navigator.credentials, as `parse…FromJSON` takes it.'),
})

export const askForPasskey = route({
  method: 'POST',
  path: '/api/me/passkeys/options',
  tag,
  summary: 'What the browser needs to make a passkey; the first one in the session of the password',
  who: 'signedIn',
  half: true,
  output: forAuthenticator,
  errors: ['second-factor-missing'],
})

export const addPasskey = route({
  method: 'POST',
  path: '/api/me/passkeys',
  tag,
  summary: 'Keeps a passkey. The first second factor tells recovery codes, once, and begins a session',
  who: 'signedIn',
  half: true,
  limit: 'signIn',
  body: z.strictObject({ name: words(40), credential: registered }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  status: 201,
  errors: ['passkey-refused', 'second-factor-missing'],
})

export const listPasskeys = route({
  method: 'GET',
  path: '/api/me/passkeys',
  tag,
  summary: 'The caller’s passkeys',
  who: 'signedIn',
  output: z.object({
    rows: z.array(z.object({ id: z.string(), name: z.string(), addedAt: time, usedAt: time.nullable() })),
  }),
})

export const dropPasskey = route({
  method: 'DELETE',
  path: '/api/me/passkeys/:passkeyId',
  tag,
  summary: 'Forgets a passkey; not the last second factor',
  who: 'signedIn',
  params: z.object({ passkeyId: base64url }),
  output: z.object({ dropped: z.number().int() }),
  errors: ['last-factor'],
})

export const askToSignIn = route({
  method: 'POST',
  path: '/api/sign-in/passkey/options',
  tag,
  summary: 'What the browser needs to sign in with a passkey, which is both factors',
  who: 'public',
  limit: 'signIn',
  query: z.object({ prefecture: z.coerce.number().pipe(prefecture).optional() }),
  output: forAuthenticator,
})

export const signInByPasskey = route({
  method: 'POST',
  path: '/api/sign-in/passkey',
  tag,
  summary: 'Signs in with a passkey',
  who: 'public',
  limit: 'signIn',
  body: z.strictObject({ credential: asserted, prefecture: prefecture.optional() }),
  output: z.object({ next: z.literal('done') }),
  errors: ['passkey-refused'],
})
