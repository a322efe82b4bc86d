/** The part of an OpenAPI document that tells what an operation may answer. */
export type Document = Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, Readonly<{ responses: Readonly<Record<string, Told>> }>>>>>
}>
type Told = Readonly<{ description: string; content?: Readonly<Record<string, unknown>> }>

/**
 * What the document leaves out about an answer, for a test to fail with; null where it told of it. An address that the
 * document does not have at all may answer anything.
 */
export function undocumented(
  document: Document,
  request: Readonly<{ method: string; url: string }>,
  answer: Readonly<{ status: number; body: { code?: string } | null; headers: Readonly<Record<string, unknown>> }>,
): string | null {
  const path = request.url.split('?')[0] ?? ''
  const fitting = Object.entries(document.paths).filter(([template]) => matches(template, path))
  const operation = fitting.map(([, operations]) => operations[request.method.toLowerCase()]).find(Boolean)
  if (!operation || answer.body?.code === 'no-such-page') return null
  const told = operation.responses[answer.status]
  const where = `${request.method} ${path} ${answer.status}`
  if (!told) return `${where} ${answer.body?.code ?? ''} is not documented`
  const mediaType = String(answer.headers['content-type']).split(';')[0] ?? ''
  const content = told.content ?? {}
  if (!(mediaType in content) && !('*/*' in content)) return `${where} as ${mediaType} is not documented`
  if (answer.status < 400 || told.description.split(', ').includes(answer.body?.code ?? '')) return null
  return `${where} ${answer.body?.code ?? ''} is not documented`
}

function matches(template: string, path: string): boolean {
  const parts = template.split('/')
  const given = path.split('/')
  return parts.length === given.length && parts.every((part, n) => part === given[n] || /^\{\w+\}$/.test(part))
}
