import type { CustomFetch } from 'openid-client'

/** The provider cannot be reached, or fails. */
export class ProviderDown extends Error {
  override readonly name = 'ProviderDown'
}

/** No answer of a provider is longer, in bytes. */
const MOST = 1024 * 1024

/**
 * Asks the issuer and nobody else, whatever addresses it gives for its parts; a redirect is not followed. The whole answer is
 * there when it is fulfilled.
 */
export function issuerFetch(issuer: string): CustomFetch {
  const { origin } = new URL(issuer)
  return async (address, options) => {
    if (new URL(address).origin !== origin) throw Object.assign(new Error('elsewhere'), { code: 'beyond-the-issuer' })
    const { body, ...rest } = options
    try {
      const answer = await fetch(address, { ...rest, ...(body != null && { body }), redirect: 'manual' } as RequestInit)
      if (answer.status >= 500 || answer.status === 429) throw new ProviderDown()
      return new Response(await wholeOf(answer), { status: answer.status, headers: answer.headers })
    } catch {
      throw new ProviderDown()
    }
  }
}

async function wholeOf(answer: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!answer.body || [204, 205, 304].includes(answer.status)) return null
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body) {
    length += part.length
    if (length > MOST) throw new ProviderDown()
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** Whether that is why something failed. */
export function isDown(error: unknown): boolean {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth += 1)
    if (one instanceof ProviderDown) return true
  return false
}
