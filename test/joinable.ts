import { expect } from 'vitest'
import type { TestApp } from './app.ts'
import { type Dispatched, dispatched } from './dispatched.ts'

/** A matter that stands in the public book with a title that a dispatcher confirmed, out with a unit. */
export async function joinable(
  app: TestApp,
  title: string,
  given: Parameters<typeof dispatched>[1] = {},
): Promise<Dispatched> {
  const matter = await dispatched(app, { ...given, said: { text: `${title}，请尽快处理。`, ...given.said } })
  const body = { title, text: `${title}。`, basedOnVersion: 0 }
  const path = `/api/matters/${matter.matterId}/voices/${matter.submissionId}/redaction`
  expect((await app.call('PUT', path, { as: ['dispatcher'], body })).status).toBe(200)
  return matter
}
