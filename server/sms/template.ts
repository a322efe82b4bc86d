/** What a template may speak of, as `{phone}`, `{text}`, `{id}` and `{secret}`. */
export type Values = Readonly<{ phone: string; text: string; id: string; secret: string }>

/** Any JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Puts values into every string of a JSON value; a value is never read as a template or as JSON itself. */
export function fill(template: Json, values: Values): Json {
  if (typeof template === 'string') return fillText(template, values)
  if (Array.isArray(template)) return template.map((one: Json) => fill(one, values))
  if (template === null || typeof template !== 'object') return template
  return Object.fromEntries(Object.entries(template).map(([key, one]) => [key, fill(one, values)]))
}

/** Puts values into one text. */
export function fillText(template: string, values: Values): string {
  return template.replace(/\{(phone|text|id|secret)\}/g, (_whole, name: keyof Values) => values[name])
}

/** Whether a template speaks of a value anywhere. */
export function mentions(template: Json, name: keyof Values): boolean {
  return JSON.stringify(template).includes(`{${name}}`)
}
