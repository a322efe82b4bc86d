import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { AppError } from '../errors.ts'

/**
 * Looks through a file for viruses.
 *
 * @throws AppError `attachment-infected`; `scanner-unavailable` whenever there is no clear answer
 */
export type Scanner = (bytes: Buffer) => Promise<void>

/** Where clamd listens: `host:port`, or the path of its socket. */
export type ScannerPlace = Readonly<{ host: string; port: number } | { path: string }>

/** Most bytes handed over at once. */
const CHUNK = 64 * 1024

/** A scanner that asks clamd with INSTREAM (`man clamd`, commands): the file goes over the connection, never by a path. */
export function clamd(place: ScannerPlace, timeout = 30_000): Scanner {
  return async (bytes) => {
    const answer = await asked(connect(place), bytes, timeout)
    if (answer === 'stream: OK') return
    throw new AppError(/^stream: .+ FOUND$/s.test(answer) ? 'attachment-infected' : 'scanner-unavailable')
  }
}

/** What clamd says of the bytes; empty where it says nothing in time. */
async function asked(socket: Socket, bytes: Buffer, timeout: number): Promise<string> {
  const over = setTimeout(() => socket.destroy(new Error('no answer from the scanner')), timeout)
  try {
    const answer = text(socket)
    socket.write('zINSTREAM\0')
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const piece = bytes.subarray(at, at + CHUNK)
      socket.write(lengthOf(piece))
      socket.write(piece)
    }
    socket.write(lengthOf(Buffer.alloc(0)))
    return (await answer).replace(/\0.*$/s, '').trim()
  } catch {
    return ''
  } finally {
    clearTimeout(over)
    socket.destroy()
  }
}

function lengthOf(piece: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(piece.length)
  return length
}
