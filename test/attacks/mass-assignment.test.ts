import { expect, test } from 'vitest'
import { useApp } from '../app.ts'

const app = useApp()

type Schema = Readonly<Record<string, unknown>>
type Operation = Readonly<{
  requestBody?: Readonly<{ content: Readonly<Record<string, Readonly<{ schema: Schema }>>> }>
}>

/** Places of a body's shape where more fields than the named ones would be taken. */
function openPlaces(
  schema: unknown,
  path: string,
  components: Readonly<Record<string, Schema>>,
  seen = new Set<string>(),
): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { $ref, type, properties, additionalProperties, items, anyOf, oneOf, allOf } = schema as Record<string, unknown>
  if (typeof $ref === 'string') {
    if (seen.has($ref)) return []
    return openPlaces(components[$ref.split('/').pop() ?? ''], path, components, new Set([...seen, $ref]))
  }
  const own = type === 'object' && properties !== undefined && additionalProperties !== false ? [path] : []
  const inside = Object.entries((properties as object | undefined) ?? {}).flatMap(([key, one]) =>
    openPlaces(one, `${path}.${key}`, components, seen),
  )
  const parts = [items, ...[anyOf, oneOf, allOf].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))]
  return [...own, ...inside, ...parts.flatMap((one) => openPlaces(one, path, components, seen))]
}

test('no body of any route takes a field that is not named', () => {
  const document = app.app.swagger() as unknown as Readonly<{
    paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
    components?: Readonly<{ schemas?: Readonly<Record<string, Schema>> }>
  }>
  const bodies = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema
      return schema ? [{ where: `${method} ${path}`, schema }] : []
    }),
  )
  expect(bodies.length).toBeGreaterThan(25)
  // A point on the map is read into latitude and longitude; whatever else it brings is dropped.
  const places = bodies.flatMap(({ where, schema }) => openPlaces(schema, where, document.components?.schemas ?? {}))
  expect(places.filter((place) => !place.endsWith('.point'))).toEqual([])
})

test.each([
  ['POST', '/api/submissions', { text: '路灯不亮' }],
  ['POST', '/api/sign-in', { username: 'operator.one', password: 'x' }],
] as const)('%s %s with rights of somebody else in it is refused', async (method, url, body) => {
  for (const extra of [
    { roles: ['securityAdministrator'] },
    { tenantId: 150400 },
    { recordedBy: 'x' },
    { personId: 'x' },
    { status: 'cleared' },
    { secret: false },
  ]) {
    const answer = await app.call(method, url, { body: { ...body, ...extra } })
    expect([extra, answer.status, answer.body.code]).toEqual([extra, 400, 'bad-input'])
  }
})
