import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Axe = typeof axe
type Asked = Readonly<{
  /** Of this part of the page alone, by selector. */
  within?: string | undefined
  /** By these rules alone; by all that axe has on by itself where it is not said. */
  rules?: readonly string[] | undefined
}>

/** An id of a rule, then the beginning of each element that breaks it. */
export type Violation = readonly [rule: string, ...elements: string[]]

const SHOWN = 200

/**
 * What axe has to say of a page once it stands still: a colour on its way to another is none that anybody reads. It is put
 * into a page once and stays there: being put in anew for every look takes longer than most looks.
 */
export async function violations(page: Page, { within, rules }: Asked = {}): Promise<readonly Violation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(
    async ({ within, rules }) => {
      const { axe } = window as unknown as { axe: Axe }
      const drawn = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
      const moving = () =>
        document
          .getAnimations()
          .filter(
            ({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
          )
      for (await drawn(); moving().length > 0; await drawn())
        await Promise.allSettled(moving().map(({ finished }) => finished))
      const { violations } = await axe.run(within ?? document, {
        resultTypes: ['violations'],
        ...(rules && { runOnly: [...rules] }),
      })
      return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)] as [string, ...string[]])
    },
    { within, rules },
  )
  return found.map(([rule, ...elements]) => [rule, ...elements.map((html) => html.slice(0, SHOWN))])
}
