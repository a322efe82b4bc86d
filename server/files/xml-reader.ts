import { SaxesParser } from 'saxes'
import { markedEncoding } from './encoding.ts'
import { TableFileError } from './failures.ts'

/** What a part of a workbook is read with. Names come without their prefix: `x:row` is `row`. */
export type XmlHandlers = Readonly<{
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}>

type Bounds = Readonly<{
  part: string
  /** Characters of one text, tag or comment. */
  longest: number
  /** Told in the failure, where it is known. */
  line?: () => number
}>

/** Workbooks nest some ten deep. */
const DEEPEST = 100

/**
 * Reads XML as its bytes come. It has to be well-formed to the end; no entities but the five of XML are expanded, so
 * text cannot grow; depth and length are bounded.
 *
 * @throws TableFileError `corrupt`, `cell-too-long`
 */
export function xmlReader(handlers: XmlHandlers, { part, longest, line = () => 1 }: Bounds) {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let decoder: TextDecoder | undefined
  let depth = 0
  let pending = 0
  parser.on('opentag', ({ name, attributes }) => {
    pending = 0
    depth += 1
    if (depth > DEEPEST) throw new TableFileError('corrupt', { part })
    handlers.open?.(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    pending = 0
    depth -= 1
    handlers.close?.(localName(name))
  })
  const text = (words: string) => {
    pending = 0
    handlers.text?.(words)
  }
  parser.on('text', text)
  parser.on('cdata', text)

  const guarded = (step: () => void) => {
    try {
      step()
    } catch (error) {
      throw error instanceof TableFileError ? error : new TableFileError('corrupt', { part }, error)
    }
  }
  return {
    write: (bytes: Uint8Array) => {
      guarded(() => {
        decoder ??= new TextDecoder(markedEncoding(bytes) ?? 'utf-8', { fatal: true })
        const piece = decoder.decode(bytes, { stream: true })
        // The parser tells a text when it ends: until then it holds it, however long.
        pending += piece.length
        parser.write(piece)
        if (pending > longest) throw new TableFileError('cell-too-long', { line: line(), limit: longest })
      })
    },
    end: () => {
      guarded(() => {
        parser.write(decoder?.decode() ?? '')
        parser.close()
      })
    },
  }
}

/** Reads a whole part; for parts whose rows nobody waits for. */
export async function readXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers, bounds: Bounds): Promise<void> {
  const reader = xmlReader(handlers, bounds)
  for await (const piece of bytes) reader.write(piece)
  reader.end()
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
