import { inflateRawSync } from 'node:zlib'
import type { TestApp } from '../app.ts'
import { uid } from '../make.ts'
import type { Planted } from './planted.ts'

export type Fetched = Readonly<{ url: string; status: number; text: string }>

type Parameter = Readonly<{
  name: string
  in: string
  required?: boolean
  schema?: Readonly<{ enum?: readonly string[] }>
}>
type Document = Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, Readonly<{ parameters?: readonly Parameter[] }>>>>>
}>

/** What a crawler puts where a route asks for something. */
const values: Readonly<Record<string, readonly string[]>> = {
  unit: ['housing', 'roads', 'police', 'housing-east', 'township'],
  code: ['housing'],
  from: ['2026-01-01'],
  to: ['2026-12-31'],
  month: ['2026-03'],
  purpose: ['季度安全检查用表'],
  number: ['CS-NOTHING'],
  sessionId: [uid(1)],
  requestId: [uid(1)],
  personId: [uid(1), uid(2)],
}

/** What leads elsewhere, and what does not end: the stream is read in `server/live/live.test.ts`. */
const endless = /^\/api\/(sign-on|events$)/

/** Every GET route of the document with every planted id, as one caller; workbooks as the text that is in them. */
export async function fetched(
  app: TestApp,
  headers: Readonly<Record<string, string>>,
  planted: readonly Planted[],
): Promise<readonly Fetched[]> {
  const document = app.app.swagger() as unknown as Document
  const urls = Object.entries(document.paths).flatMap(([path, methods]) =>
    methods['get'] && !endless.test(path) ? urlsOf(path, methods['get'].parameters ?? [], planted) : [],
  )
  const answers: Fetched[] = []
  for (const url of urls) {
    const answer = await app.app.inject({ url, headers: { ...headers, 'sec-fetch-site': 'same-origin' } })
    answers.push({ url, status: answer.statusCode, text: textOf(answer.rawPayload) })
  }
  return answers
}

function urlsOf(path: string, parameters: readonly Parameter[], planted: readonly Planted[]): readonly string[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const asked = parameters.filter((one) => one.in === 'query' && one.required)
  const query = asked.map(
    ({ name, schema }) => `${name}=${encodeURIComponent(schema?.enum?.[0] ?? values[name]?.[0] ?? 'x')}`,
  )
  const ending = query.length > 0 ? `?${query.join('&')}` : ''
  const filled = fill(path, inPath, planted)
  const units = asked.some(({ name }) => name === 'unit') ? (values['unit'] ?? []) : [null]
  return filled.flatMap((one) =>
    units.map((unit) => `${one}${unit === null ? ending : ending.replace(/unit=[^&]*/, `unit=${unit}`)}`),
  )
}

function fill(path: string, names: readonly string[], planted: readonly Planted[]): readonly string[] {
  if (names.length === 0) return [path]
  const put = (of: Readonly<Record<string, string>>) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(of[name] ?? values[name]?.[0] ?? 'x'))
  if (names.includes('attachmentId'))
    return planted.flatMap(({ files }) => Object.values(files).map((attachmentId) => put({ attachmentId })))
  if (names.includes('matterId') || names.includes('submissionId') || names.includes('number'))
    return planted.map(({ matterId, submissionId, number }) => put({ matterId, submissionId, number }))
  const [first = ''] = names
  return (values[first] ?? ['x']).map((value) => put({ [first]: value }))
}

/** Bytes as text; the parts of a workbook unpacked. */
function textOf(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8')
  return partsOf(bytes).join('\n')
}

/** The parts of a ZIP by its central directory. */
function partsOf(bytes: Buffer): readonly string[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  const count = bytes.readUInt16LE(end + 10)
  const parts: string[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let n = 0; n < count; n += 1) {
    const method = bytes.readUInt16LE(at + 10)
    const packed = bytes.readUInt32LE(at + 20)
    const local = bytes.readUInt32LE(at + 42)
    const content = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const raw = bytes.subarray(content, content + packed)
    parts.push((method === 0 ? raw : inflateRawSync(raw)).toString('utf8'))
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}
