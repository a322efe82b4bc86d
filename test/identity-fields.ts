import { z } from 'zod'

/** A schema of JSON as far as it says which fields there are. */
type Schema = Readonly<{
  type?: string
  enum?: readonly unknown[]
  properties?: Readonly<Record<string, Schema>>
  items?: Schema
  prefixItems?: readonly Schema[]
  additionalProperties?: Schema | boolean
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
  $ref?: string
  $defs?: Readonly<Record<string, Schema>>
}>

/** Ways to reach or tell a person. */
const reaching =
  /phone|mobile|telephone|^tel$|e-?mail|wechat|id_?(?:number|card)|^identity$|^submitters?$|^caller(?:s?Name|Phone)/i
/** A unit’s office, nobody’s own. */
const office = /^duty(?:Phone|Email)$/
/** Beside these a name is a submitter’s. */
const beside = /^(?:submission(?:Id|Number)?|queryCode|secrecy|recordedBy)$/
const around = /^(?:submitters?|voices?|submissions?|callers)$/

/**
 * The fields of an answer that hold a way to a submitter more than once: in a list, or under keys of any number. One
 * person’s, asked for by itself, is no such field.
 */
export function identityFields(shape: z.ZodType): readonly string[] {
  const root = z.toJSONSchema(shape, { io: 'output', unrepresentable: 'any' }) as Schema
  const found: string[] = []

  function walk(schema: Schema, path: string, many: boolean, within: string, seen: readonly string[]): void {
    if (schema.$ref) {
      const name = schema.$ref.replace('#/$defs/', '')
      if (!seen.includes(name)) walk(root.$defs?.[name] ?? {}, path, many, within, [...seen, name])
    }
    for (const one of [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) => list ?? []))
      walk(one, path, many, within, seen)
    for (const one of [schema.items, ...(schema.prefixItems ?? [])]) if (one) walk(one, `${path}[]`, true, within, seen)
    if (typeof schema.additionalProperties === 'object')
      walk(schema.additionalProperties, `${path}{}`, true, within, seen)
    const fields = Object.entries(schema.properties ?? {})
    const ofSubmitter = around.test(within) || fields.some(([name]) => beside.test(name))
    for (const [name, field] of fields) {
      if (many && !isClosed(field) && !office.test(name) && (reaching.test(name) || (name === 'name' && ofSubmitter)))
        found.push(`${path}.${name}`)
      walk(field, `${path}.${name}`, many, name, seen)
    }
  }

  walk(root, '', false, '', [])
  return [...new Set(found)]
}

/** One of a few words of ours, or yes or no: it holds nobody’s. */
function isClosed({ type, enum: words }: Schema): boolean {
  return words !== undefined || type === 'boolean'
}
