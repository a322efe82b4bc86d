import type { BrowserContext, Page } from 'playwright-core'

/**
 * Cuts the network at the nth call of an address: it does not reach the server, or its answer does not reach the page. Later
 * calls do not get through either before it is mended, so that a page that tries again by itself stands as it is to be looked at.
 *
 * @returns `broken`: once the nth call has failed; `mend`: lets everything through
 */
export async function cut(
  where: Page | BrowserContext,
  address: string,
  nth: number,
  when: 'request' | 'answer',
): Promise<Readonly<{ broken: Promise<void>; mend: () => Promise<void> }>> {
  const broken = Promise.withResolvers<void>()
  let calls = 0
  await where.route(address, async (route) => {
    calls += 1
    const call = calls
    if (call < nth) return route.continue()
    if (call === nth && when === 'answer') await route.fetch()
    await route.abort('connectionreset')
    if (call === nth) broken.resolve()
  })
  return { broken: broken.promise, mend: () => where.unroute(address) }
}
