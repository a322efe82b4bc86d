import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violations } from './axe.ts'
import { beyond } from './beyond.ts'
import { troubles } from './portal.ts'

/**
 * Nothing for axe to say of a page of the desk, and nothing beyond the side of the window, at 1440 and 360 px, light, dark
 * and in large letters; nothing in the console. Leaves the page light, in usual letters, at 1440 px.
 */
export async function sound(page: Page): Promise<void> {
  const found: unknown[] = []
  for (const [look, isWhole] of [
    [{ theme: 'light' }, true],
    [{ theme: 'dark' }, false],
    [{ theme: 'light', letters: 'large' }, false],
    [{ theme: 'dark', letters: 'large' }, false],
  ] as const) {
    await draw(page, look)
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      found.push(...(await beyond(page)).map((where) => [look, width, where]))
      // Colours alone differ in the dark, and in large letters what they stand on.
      const wrong = await violations(page, isWhole ? {} : { rules: ['color-contrast'] })
      found.push(...wrong.map((one) => [look, width, ...one]))
    }
  }
  await draw(page, {})
  expect([...found, ...troubles(page)]).toEqual([])
}

/** As another window of the same browser would choose it. */
async function draw(page: Page, look: object): Promise<void> {
  await page.evaluate((chosen) => {
    localStorage.setItem('lianxin.desk', chosen)
    window.dispatchEvent(new StorageEvent('storage', { key: 'lianxin.desk' }))
  }, JSON.stringify(look))
}

/** Whatever can be pressed or filled in on the page and the tab key does not come to. */
export async function unreached(page: Page): Promise<readonly string[]> {
  const stops = await page.evaluate(() => {
    // Of radio buttons one is a stop, the others are reached by arrows; what has -1 is told elsewhere as well.
    const stop =
      ':is(a[href], button, input, select, textarea, summary, [tabindex]):not(:disabled, [type=radio], [tabindex="-1"])'
    const all = [...document.querySelectorAll<HTMLElement>(stop)].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    )
    for (const element of all) element.dataset['stop'] = 'unreached'
    document.addEventListener('focusin', ({ target }) => {
      ;(target as HTMLElement).dataset['stop'] = 'reached'
    })
    document.body.tabIndex = -1
    document.body.focus()
    return all.length
  })
  for (let n = 0; n < stops + 30; n += 1) await page.keyboard.press('Tab')
  return page
    .locator('[data-stop=unreached]')
    .evaluateAll((all) => all.map((element) => element.outerHTML.slice(0, 120)))
}
