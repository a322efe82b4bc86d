import type { Page } from 'playwright-core'

/** A page is drawn anew for another width within this time. */
const DRAWN_MS = 3000

/** What reaches beyond the side of the window, once the page has found its shape. */
export async function beyond(page: Page): Promise<readonly string[]> {
  const until = Date.now() + DRAWN_MS
  for (;;) {
    const found = await beyondNow(page)
    if (found.length === 0 || Date.now() > until) return found
  }
}

function beyondNow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName}.${element.className}`)
  })
}
