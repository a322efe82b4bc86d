/**
 * The statements of a SQL file, each trimmed and without its semicolon. Semicolons inside strings, quoted names, dollar
 * quotes and comments (which nest) end nothing; a statement keeps its comments, and one of comments alone is left out.
 */
export function splitStatements(text: string): string[] {
  const statements: string[] = []
  let start = 0
  let words = false
  for (let at = 0; at < text.length; ) {
    const next = skipQuoted(text, at)
    if (next > at) {
      words ||= !isComment(text, at)
      at = next
    } else if (text[at] === ';') {
      if (words) statements.push(text.slice(start, at).trim())
      words = false
      at += 1
      start = at
    } else {
      words ||= /\S/.test(text[at] ?? '')
      at += 1
    }
  }
  if (words) statements.push(text.slice(start).trim())
  return statements
}

function isComment(text: string, at: number): boolean {
  return text.startsWith('--', at) || text.startsWith('/*', at)
}

/** Where the string, name, dollar quote or comment that begins at `at` ends; `at` itself where none begins. */
function skipQuoted(text: string, at: number): number {
  switch (text[at]) {
    case "'":
      return after(
        text,
        at,
        /[eE]/.test(text[at - 1] ?? '') && !isWordBefore(text, at - 1) ? /'(?:\\.|''|[^'\\])*'/sy : /'(?:''|[^'])*'/sy,
      )
    case '"':
      return after(text, at, /"(?:""|[^"])*"/sy)
    case '-':
      return after(text, at, /--[^\n]*/y)
    case '/':
      return text.startsWith('/*', at) ? blockEnd(text, at) : at
    case '$':
      return isWordBefore(text, at) ? at : dollarEnd(text, at)
    default:
      return at
  }
}

function after(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  if (found) return at + found[0].length
  if (text[at] === '-') return at
  throw new SyntaxError(`unfinished quote: ${text.slice(at, at + 40)}`)
}

function isWordBefore(text: string, at: number): boolean {
  return /[\p{L}\p{N}_$]/u.test(text[at - 1] ?? '')
}

function dollarEnd(text: string, at: number): number {
  const tag = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy
  tag.lastIndex = at
  const [opening] = tag.exec(text) ?? []
  if (!opening) return at
  const end = text.indexOf(opening, at + opening.length)
  if (end < 0) throw new SyntaxError(`unfinished dollar quote: ${text.slice(at, at + 40)}`)
  return end + opening.length
}

function blockEnd(text: string, at: number): number {
  let depth = 0
  for (let here = at; here < text.length; here += 1) {
    if (text.startsWith('/*', here)) {
      depth += 1
      here += 1
    } else if (text.startsWith('*/', here)) {
      depth -= 1
      here += 1
      if (depth === 0) return here + 1
    }
  }
  throw new SyntaxError(`unfinished comment: ${text.slice(at, at + 40)}`)
}
