import type { Page } from 'playwright-core'

/**
 * Walks the page with Tab from its top to its end, as somebody does who has no mouse.
 *
 * @returns what is wrong: a control that Tab does not come to, one that it comes to out of the order of the page, one
 *   that does not show that it has the focus or has it behind something else, and a trap
 */
export async function keyboard(page: Page): Promise<readonly string[]> {
  const expected = await page.evaluate(begin)
  // One more than there are: from the last one the focus leaves the page.
  for (let presses = 0; presses <= expected; presses += 1) await page.keyboard.press('Tab')
  return page.evaluate(end)
}

type Walk = { controls: Element[]; met: number[]; wrong: string[]; stop: () => void }
type Walked = Window & { walk?: Walk }

/** Notes what there is to reach, and what is reached from now on. */
function begin(): number {
  const wanted = 'a[href], button, input, select, textarea, summary, audio[controls], [tabindex="0"]'
  const controls = [...document.querySelectorAll(wanted)].filter((element) => {
    if (!element.checkVisibility() || (element as HTMLInputElement).disabled) return false
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
    // A group of choices is one stop: the one that is chosen, or the first.
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${element.name}"]`)]
    return (group.find((one) => one.checked) ?? group[0]) === element
  })
  const walk: Walk = { controls, met: [], wrong: [], stop: () => document.removeEventListener('focusin', note) }
  const note = ({ target }: Event) => {
    const element = target as Element
    const index = controls.indexOf(element)
    const name = element.outerHTML.slice(0, 100)
    if (index < 0) walk.wrong.push(`nothing to reach: ${name}`)
    else if (index < (walk.met.at(-1) ?? -1)) walk.wrong.push(`out of order: ${name}`)
    walk.met.push(index)
    // A field for files is drawn by its label.
    const shown = element.matches('.unseen') ? (element.closest('label') ?? element) : element
    const { outlineStyle, outlineWidth } = getComputedStyle(shown)
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) walk.wrong.push(`no ring: ${name}`)
    const { left, top, width, height } = shown.getBoundingClientRect()
    const above = document.elementFromPoint(left + width / 2, top + Math.min(height, 40) / 2)
    if (!above || !(shown.contains(above) || above.contains(shown))) walk.wrong.push(`hidden: ${name}`)
  }
  document.addEventListener('focusin', note)
  // From the top, wherever the page has put the focus.
  const top = document.createElement('span')
  top.tabIndex = -1
  document.body.prepend(top)
  top.focus()
  top.remove()
  walk.met.length = 0
  walk.wrong.length = 0
  ;(window as Walked).walk = walk
  return controls.length
}

function end(): readonly string[] {
  const { controls, met, wrong, stop } = (window as Walked).walk!
  stop()
  const missed = controls.filter((_, index) => !met.includes(index))
  return [...wrong, ...missed.map((element) => `not reached: ${element.outerHTML.slice(0, 100)}`)]
}
