import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { troubles } from './portal.ts'

/** Nothing axe finds on the page in light and in the dark, and nothing has gone wrong in it. */
export async function sound(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page })
    // Colours alone differ in the dark.
    const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
    const found = violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])
    expect([colorScheme, found]).toEqual([colorScheme, []])
  }
  expect(troubles(page)).toEqual([])
}
