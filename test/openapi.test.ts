import { beforeAll, describe, expect, test } from 'vitest'
import * as account from '../contract/account.ts'
import * as passkey from '../contract/passkey.ts'
import * as accessLog from '../contract/access-log.ts'
import * as answers from '../contract/answers.ts'
import * as advice from '../contract/advice.ts'
import * as book from '../contract/book.ts'
import { routesOfCatalogue } from '../contract/catalogue.ts'
import * as catalogue from '../contract/catalogue.ts'
import * as calendar from '../contract/calendar.ts'
import * as citizen from '../contract/citizen.ts'
import * as clocks from '../contract/clocks.ts'
import * as consultation from '../contract/consultation.ts'
import * as dutyCheck from '../contract/duty-check.ts'
import { type ErrorCode, errors } from '../contract/errors.ts'
import * as intake from '../contract/intake.ts'
import * as join from '../contract/join.ts'
import * as leading from '../contract/leading.ts'
import * as ledger from '../contract/ledger.ts'
import * as live from '../contract/live.ts'
import * as missedCall from '../contract/missed-call.ts'
import * as map from '../contract/map.ts'
import * as own from '../contract/own.ts'
import * as people from '../contract/people.ts'
import * as signOn from '../contract/sign-on.ts'
import * as identity from '../contract/identity.ts'
import * as identityRequest from '../contract/identity-request.ts'
import * as notice from '../contract/notice.ts'
import * as reader from '../contract/reader.ts'
import * as redaction from '../contract/redaction.ts'
import * as region from '../contract/region.ts'
import * as relay from '../contract/relay.ts'
import * as rules from '../contract/rules.ts'
import * as exported from '../contract/export.ts'
import * as suggestion from '../contract/suggestion.ts'
import * as supervision from '../contract/supervision.ts'
import * as watermark from '../contract/watermark.ts'
import * as workOrders from '../contract/work-orders.ts'
import { failuresOf, type Route } from '../contract/route.ts'
import { catalogueNames } from '../domain/catalogue/names.ts'
import { roles } from '../domain/access/role.ts'
import { useApp } from './app.ts'

const app = useApp()
const modules = [
  accessLog,
  answers,
  advice,
  book,
  calendar,
  catalogue,
  citizen,
  clocks,
  consultation,
  dutyCheck,
  intake,
  leading,
  ledger,
  live,
  map,
  missedCall,
  own,
  people,
  identity,
  identityRequest,
  account,
  notice,
  passkey,
  reader,
  redaction,
  join,
  region,
  relay,
  rules,
  exported,
  suggestion,
  supervision,
  watermark,
  signOn,
  workOrders,
]
const routes: readonly Route[] = [
  ...modules.flatMap((module) => Object.values(module).filter(isRoute)),
  ...catalogueNames.flatMap((name) => Object.values(routesOfCatalogue(name))),
]

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value
}

type Json = Readonly<Record<string, unknown>>
type Content = Readonly<Record<string, Readonly<{ schema?: Json }>>>
type Answer = Readonly<{ description?: string; content?: Content }>
type Parameter = Readonly<{ name: string; in: string; required?: boolean; schema?: Json }>
type Operation = Readonly<{
  summary?: string
  tags?: readonly string[]
  parameters?: readonly Parameter[]
  requestBody?: Readonly<{ content: Content }>
  responses: Readonly<Record<string, Answer>>
  security?: readonly Json[]
}>
type Document = Readonly<{
  openapi: string
  info: Json
  components: Readonly<{ schemas: Readonly<Record<string, Json>>; securitySchemes: Readonly<Record<string, Json>> }>
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}>

let document: Document
const operations = () =>
  Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => ({ path, method, operation, name: `${method} ${path}` })),
  )

beforeAll(async () => {
  const answer = await app.call('GET', '/api/openapi.json')
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  document = answer.body
})

/** Keywords of JSON Schema 2020-12, which OpenAPI 3.1 takes, with what each must hold. */
const keywords: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => [value].flat().every((one) => types.includes(one as string)),
  ...ofKind('string', ['format', 'pattern', 'description', 'title', '$ref', 'contentEncoding']),
  ...ofKind('number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']),
  ...ofKind('number', ['minLength', 'maxLength', 'minItems', 'maxItems']),
  ...ofKind('boolean', ['uniqueItems', 'deprecated', 'readOnly']),
  enum: (value) => Array.isArray(value) && value.length > 0,
  required: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  const: () => true,
  default: () => true,
  examples: Array.isArray,
  properties: isObject,
  propertyNames: isObject,
  // False after `prefixItems`: there are no more.
  items: (value) => isObject(value) || value === false,
  additionalProperties: (value) => typeof value === 'boolean' || isObject(value),
  ...Object.fromEntries(['anyOf', 'oneOf', 'allOf', 'prefixItems'].map((key) => [key, Array.isArray])),
}
const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']

function ofKind(kind: string, keys: readonly string[]) {
  return Object.fromEntries(keys.map((key) => [key, (value: unknown) => typeof value === kind]))
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is not right in a schema and all inside it, each with where it is. */
function faults(schema: unknown, where: string): string[] {
  if (!isObject(schema)) return [`${where} is no schema`]
  const own = Object.entries(schema).flatMap(([key, value]) =>
    keywords[key]?.(value) ? [] : [`${where}/${key} is ${JSON.stringify(value)}`],
  )
  if (typeof schema['$ref'] === 'string' && resolved(schema['$ref']) === undefined)
    own.push(`${where} refers to nothing`)
  if (typeof schema['pattern'] === 'string') expect(() => new RegExp(schema['pattern'] as string, 'u')).not.toThrow()
  const named = isObject(schema['properties']) ? schema['properties'] : {}
  const open = isObject(schema['additionalProperties'])
  const missing = ((schema['required'] ?? []) as string[]).filter((name) => !open && !(name in named))
  const inside = [
    ...Object.entries(named),
    ...['items', 'additionalProperties', 'propertyNames'].map((key) => [key, schema[key]] as const),
    ...['anyOf', 'oneOf', 'allOf', 'prefixItems'].flatMap((key) =>
      ((schema[key] ?? []) as unknown[]).map((one, n) => [`${key}/${n}`, one] as const),
    ),
  ].filter(([, one]) => one !== undefined && typeof one !== 'boolean')
  return [
    ...own,
    ...missing.map((name) => `${where} requires ${name}, which it does not describe`),
    ...inside.flatMap(([name, one]) => faults(one, `${where}/${name}`)),
  ]
}

function resolved(ref: string): unknown {
  let at: unknown = document
  for (const part of ref.replace(/^#\//, '').split('/')) at = isObject(at) ? at[part] : undefined
  return at
}

describe('the document', () => {
  test('is OpenAPI 3.1 with a title, a version and the way to sign in', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/)
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    expect(document.components.securitySchemes).toEqual({ session: { type: 'apiKey', in: 'cookie', name: 'lianxin' } })
  })

  test('every operation is whole', () => {
    for (const { path, operation, name } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const parameters = operation.parameters ?? []
      const told = parameters.filter((one) => one.in === 'path')
      expect([name, told.map((one) => one.name)]).toEqual([name, inPath])
      expect([name, told.every((one) => one.required)]).toEqual([name, true])
      expect(new Set(parameters.map((one) => `${one.in} ${one.name}`)).size).toBe(parameters.length)
      expect(operation.summary).toBeTruthy()
      expect(operation.tags).toHaveLength(1)
      const statuses = Object.keys(operation.responses)
      expect([name, statuses.filter((status) => /^[23]\d\d$/.test(status))]).toEqual([name, [expect.any(String)]])
      for (const scheme of (operation.security ?? []).flatMap((one) => Object.keys(one)))
        expect(document.components.securitySchemes).toHaveProperty(scheme)
    }
  })

  test('every schema is one, and every reference leads somewhere', () => {
    const found = operations().flatMap(({ operation, name }) => [
      ...(operation.parameters ?? []).flatMap((one) => faults(one.schema, `${name} ${one.name}`)),
      ...[operation.requestBody, ...Object.values(operation.responses)].flatMap((one) =>
        Object.entries(one?.content ?? {}).flatMap(([mediaType, { schema }]) => faults(schema, `${name} ${mediaType}`)),
      ),
    ])
    const shared = Object.entries(document.components.schemas).flatMap(([name, schema]) => faults(schema, name))
    expect([...found, ...shared]).toEqual([])
    const used = new Set(JSON.stringify(document.paths).match(/#\/components\/schemas\/\w+/g))
    expect([...used].map((ref) => ref.split('/').at(-1))).toEqual(Object.keys(document.components.schemas))
  })

  test('every declared route is in it, as it is declared, and nothing else is', () => {
    const declared = routes.map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect(new Set(operations().map(({ name }) => name))).toEqual(new Set(declared))
    for (const route of routes) {
      const operation = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]
      expect(operation).toMatchObject({ summary: route.summary, tags: [route.tag] })
      expect(Boolean(operation?.security)).toBe(route.who !== 'public')
      expect(Boolean(operation?.requestBody)).toBe(Boolean(route.body ?? route.file))
      expect(Object.keys(operation?.responses ?? {})).toContain(String(route.status ?? 200))
    }
  })

  test('every failure is told as application/problem+json under its status', () => {
    for (const route of routes) {
      const operation = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]
      const told = Object.entries(operation?.responses ?? {}).filter(([status]) => Number(status) >= 400)
      for (const [, answer] of told) {
        expect(answer.content).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        })
      }
      const codes = told.flatMap(([status, { description = '' }]) =>
        description.split(', ').map((code) => [code, status]),
      )
      expect(new Map(codes as [string, string][])).toEqual(
        new Map([...failuresOf(route)].map((code) => [code, String(errors[code].status)])),
      )
    }
  })
})

describe('the catalogue of failures', () => {
  test.each(Object.keys(errors) as ErrorCode[])(
    '%s has words in Chinese and in English, with the same values in both',
    (code) => {
      const { status, zh, en } = errors[code]
      expect(status).toBeGreaterThanOrEqual(400)
      expect(zh).toMatch(/^[“\p{Script=Han}].{4,}[。}]$/su)
      expect(en).toMatch(/^["{A-Z][\x20-\x7e]{12,}[.?}]$/)
      const values = (words: string) => new Set(words.match(/\{\w+\}/g))
      expect(values(en)).toEqual(values(zh))
    },
  )

  test('only roles there are may be asked for', () => {
    for (const { who } of routes)
      if (typeof who !== 'string') for (const role of who) expect(roles).toHaveProperty(role)
  })
})

describe('the reader at /api/docs', () => {
  const read = async (url: string) => {
    const { status, body, headers } = await app.call('GET', url)
    return { status, text: Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body), headers }
  }

  test('is a page of this server alone', async () => {
    const page = await read('/api/docs/')
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const links = [...page.text.matchAll(/\b(?:src|href)="([^"]+)"/g)].map((match) => match[1] as string)
    expect(links.length).toBeGreaterThan(4)
    for (const link of links) {
      expect(link).toMatch(/^\.\//)
      const asset = await read(`/api/docs/${link.slice(2)}`)
      expect([link, asset.status]).toEqual([link, 200])
      if (link.endsWith('.css')) expect(asset.text).not.toMatch(/url\(\s*['"]?(https?:)?\/\//)
      if (link.endsWith('initializer.js')) {
        expect(asset.text).toContain('validatorUrl: null')
        expect(asset.text).toContain("resolveUrl('./json')")
      }
    }
  })

  test('shows the same document', async () => {
    expect((await app.call('GET', '/api/docs/json')).body).toEqual(document)
  })
})
