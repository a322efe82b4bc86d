/** Whoever opened a form by a key writes at once; the focus of who already writes in one of its fields is left there. */
export function focusFirst(form: Element | null): void {
  const fields = ':is(input, textarea):not([type=hidden])'
  if (form?.contains(document.activeElement) && document.activeElement?.matches(fields)) return
  form?.querySelector<HTMLElement>(fields)?.focus()
}
