/** What looks like somebody's, or like a secret, wherever it stands in a line; the words of people are written in Han and Mongolian. */
const personal: readonly (readonly [RegExp, string])[] = [
  // postgres://name:password@host
  [/(:\/\/[^\s/:@"]*):[^\s/@"]+@/g, '$1:…@'],
  // An address keeps its path; a query can hold a query code.
  [/\?[\w.%-]+=[^\s"'\\)]*/g, '?…'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 …'],
  [/\b((?:set-)?cookie|authorization)(["\s:=]+)[^"\\]+/gi, '$1$2…'],
  [/\b(lianxin[\w-]*)=[\w.%-]+/g, '$1=…'],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '…'],
  // Telephones and identity numbers, also with a country or gaps.
  [/(?<![\w.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\w)/g, '…'],
  [/(?<![\w.-])\d{6}(?:19|20)\d{9}[\dX](?!\w)/gi, '…'],
  // Tokens and keys; ids have dashes, and words are shorter.
  [/(?<![\w/.-])(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{24,}(?![\w/.])/g, '…'],
  [/[\p{Script=Han}\p{Script=Mongolian}]+/gu, '…'],
]

/** Controls beyond those that JSON escapes, line ends of other alphabets, and directions of writing: they deceive whoever reads a log. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/**
 * A line for a log or a terminal without personal data and secrets, in which every sign shows as what it is. What it does not know
 * for harmless it would rather leave out: a log is for finding faults, the ledger and the access log for what people did.
 */
export function discreetLine(line: string): string {
  const told = personal.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line)
  return told.replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Logs hold no personal data: no bodies, no addresses with query codes, no tokens. One line of JSON for each thing said, with the id of its request. */
export function logOptions(level: 'silent' | 'error' | 'warn' | 'info') {
  return {
    level,
    serializers: {
      req: (request: { method: string; routeOptions?: { url?: string } }) => ({
        method: request.method,
        route: request.routeOptions?.url,
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        code: error.code,
        message: valueless(error.message, error.code),
        stack: (error.stack ?? '').replace(error.message, valueless(error.message, error.code)),
      }),
    },
    hooks: {
      streamWrite: discreetLine,
      // Without words of its own a line would repeat the message as the error had it.
      logMethod(this: unknown, [first, ...words]: unknown[], log: (...said: unknown[]) => void) {
        log.apply(this, words.length === 0 && typeof first !== 'string' ? [first, 'error'] : [first, ...words])
      },
    },
  }
}

/** PostgreSQL quotes what it could not read (class 22, data exception), and so does the parser of JSON: values of people. */
function valueless(message: string, code: string | undefined): string {
  return code?.startsWith('22') || message.includes('JSON') ? message.replace(/"[^]*"/, '"…"') : message
}
