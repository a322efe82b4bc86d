import { type Answer, addressOf, ProblemError, readAnswer } from '../../api.ts'
import { attach } from '../../calls.ts'

type Attach = NonNullable<(typeof attach)['shapes']>
type Owner = Readonly<{ number: string; queryCode: string }>

const TIMEOUT_MS = 10 * 60_000

/**
 * Sends one file to its submission. `fetch` cannot tell how much has gone out, so this is an XMLHttpRequest.
 *
 * @param onSent is told the share that has gone out, 0 to 1
 * @throws ProblemError
 */
export function upload(
  { number, queryCode }: Owner,
  file: File,
  onSent: (share: number) => void,
): Promise<Answer<Attach>> {
  const request = new XMLHttpRequest()
  request.open(
    attach.method,
    addressOf<Attach>(attach, { params: { number }, query: { code: queryCode, name: nameOf(file) } }),
  )
  request.setRequestHeader('content-type', file.type || 'application/octet-stream')
  request.timeout = TIMEOUT_MS
  return new Promise((resolve, reject: (problem: unknown) => void) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => {
      try {
        resolve(readAnswer<Attach>(request.status, request.responseText))
      } catch (error) {
        reject(error)
      }
    })
    request.addEventListener('error', () => reject(new ProblemError('offline')))
    request.addEventListener('timeout', () => reject(new ProblemError('timeout')))
    request.send(file)
  })
}

/** The last 120 characters: the end tells files apart, and what kind they are. */
function nameOf({ name }: File): string {
  return Array.from(name).slice(-120).join('') || 'file'
}
