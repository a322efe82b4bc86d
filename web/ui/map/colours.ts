/** The colours of the page that a map is drawn in. */
export type Colours = Readonly<Record<'paper' | 'sheet' | 'ink' | 'rule' | 'firm' | 'seal' | 'wash', string>>

const tokens: Readonly<Record<keyof Colours, string>> = {
  paper: '--paper',
  sheet: '--sheet',
  ink: '--ink',
  rule: '--rule',
  firm: '--rule-firm',
  seal: '--seal',
  wash: '--seal-wash',
}

/** The colours as they are where the element stands: light or dark, as the page is. */
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element)
  const pairs = Object.entries(tokens).map(([name, token]) => [name, style.getPropertyValue(token).trim()])
  return Object.fromEntries(pairs) as Colours
}

/** Calls when the page may have changed its colours: by the system's wish, or by a choice written on the root. */
export function onColours(changed: () => void): () => void {
  const asked = matchMedia('(prefers-color-scheme: dark)')
  const root = new MutationObserver(changed)
  asked.addEventListener('change', changed)
  root.observe(document.documentElement, { attributes: true })
  return () => {
    asked.removeEventListener('change', changed)
    root.disconnect()
  }
}
