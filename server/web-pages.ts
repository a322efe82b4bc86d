import type { Say } from './lifecycle.ts'

/**
 * The folder of the web pages, built anew where what they are made of has changed. Resolves to null, with what went wrong
 * said, where they cannot be built: the API works without them.
 */
export async function buildPages(say: Say): Promise<string | null> {
  try {
    const { buildWebIfStale } = await import('../scripts/build-web.ts')
    return await buildWebIfStale((line) => process.stderr.write(`${line}\n`))
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n')
    say(`网页没有做成，接口照常可用：${reason}`, 'The web pages could not be built; the API works without them.')
    return null
  }
}
