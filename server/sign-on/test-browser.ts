/** Somebody at a browser without pages: keeps cookies by host, follows redirects, signs in at the provider. */
export type Walker = Readonly<{
  /** Goes to an address and on, signing in as `login` where the provider asks, until it would leave for `until`. */
  walk: (from: string, login: string, until: (address: URL) => boolean) => Promise<URL>
  /** One request with the cookies of the host; keeps what it is given. */
  ask: (address: string, options?: RequestInit) => Promise<Response>
  cookies: Map<string, Map<string, string>>
}>

export function walker(): Walker {
  const cookies: Walker['cookies'] = new Map()
  const jarOf = (address: string) => {
    const { host } = new URL(address)
    const jar = cookies.get(host) ?? new Map<string, string>()
    cookies.set(host, jar)
    return jar
  }
  const ask: Walker['ask'] = async (address, options = {}) => {
    const jar = jarOf(address)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'sec-fetch-site': 'none', ...(cookie && { cookie }), ...(options.headers as object) }
    const answer = await fetch(address, { redirect: 'manual', ...options, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  return {
    cookies,
    ask,
    async walk(from, login, until) {
      let address = from
      for (let steps = 0; steps < 20; steps += 1) {
        let answer = await ask(address)
        const form = answer.status === 200 ? /<form[^>]* action="([^"]+)"/.exec(await answer.text())?.[1] : undefined
        if (form) {
          const prompt = form.includes('interaction') && (await isConsent(ask, address)) ? 'consent' : 'login'
          const body = new URLSearchParams({ prompt, login, password: 'any' })
          answer = await ask(new URL(form, address).href, { method: 'POST', body })
        }
        const location = answer.headers.get('location')
        if (!location) throw new Error(`stopped at ${address}: ${answer.status} ${await answer.text().catch(() => '')}`)
        const next = new URL(location, address)
        if (until(next)) return next
        address = next.href
      }
      throw new Error('it goes in circles')
    },
  }
}

async function isConsent(ask: Walker['ask'], address: string): Promise<boolean> {
  return (await (await ask(address)).text()).includes('name="prompt" value="consent"')
}
