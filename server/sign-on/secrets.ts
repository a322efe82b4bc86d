import { createHash, createHmac, randomBytes } from 'node:crypto'

/** What one sign-on is held together by, all of it derived from what the browser alone keeps. */
export type Secrets = Readonly<{
  state: string
  nonce: string
  verifier: string
  stateHash: Buffer
  browserHash: Buffer
}>

/** 256 bits of chance for the cookie of a browser that goes away to sign on. */
export function newBrowserSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** State, nonce and PKCE verifier of a browser's secret; none of them tells anything of another or of the secret. */
export function secretsOf(browserSecret: string): Secrets {
  const derived = (what: string) =>
    createHmac('sha256', browserSecret).update(`lianxin sign-on ${what}`).digest('base64url')
  const state = derived('state')
  return {
    state,
    nonce: derived('nonce'),
    verifier: derived('verifier'),
    stateHash: sha256(state),
    browserHash: sha256(browserSecret),
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}
