import type { Take } from './audio.ts'

/**
 * RIFF WAVE: its format and its data, in a file made anew; lists of who, where and with what stay behind. The length of the data is
 * not believed where it cannot be: recorders that were cut off leave it wrong.
 */
export const takeWav: Take = (bytes) => {
  const kept: Buffer[] = []
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size
    if (name === 'data') {
      const cut = size === 0 || end > bytes.length
      return kept.length > 0 ? riff([...kept, chunk('data', bytes.subarray(at + 8, cut ? bytes.length : end))]) : null
    }
    if (name === 'fmt ' && size < 16) return null
    if (name === 'fmt ' || (name === 'fact' && kept.length > 0)) kept.push(chunk(name, bytes.subarray(at + 8, end)))
    at = end + (size % 2)
  }
  return null
}

function riff(chunks: readonly Buffer[]): Buffer {
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]))
}

/** Chunks begin at even places. */
function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}
