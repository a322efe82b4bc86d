const BLOCK = 1024 * 1024

/** Texts by number, kept as bytes outside the heap: a table of a million texts costs little more than its letters. */
export type TextPool = Readonly<{ add: (text: string) => void; get: (index: number) => string | undefined }>

export function textPool(): TextPool {
  const blocks: Buffer[] = []
  let block = Buffer.alloc(0)
  let used = 0
  let count = 0
  // For each text: its block, where it begins there, how many bytes it has.
  let places = new Uint32Array(3 * 1024)
  return {
    add(text) {
      const bytes = text.length * 2
      if (used + bytes > block.length) {
        block = Buffer.allocUnsafeSlow(Math.max(BLOCK, bytes))
        blocks.push(block)
        used = 0
      }
      if ((count + 1) * 3 > places.length) places = grown(places)
      places.set([blocks.length - 1, used, bytes], count * 3)
      used += block.write(text, used, 'utf16le')
      count += 1
    },
    get(index) {
      if (!(index >= 0 && index < count)) return undefined
      const [at = 0, start = 0, bytes = 0] = places.subarray(index * 3, index * 3 + 3)
      return blocks[at]?.toString('utf16le', start, start + bytes) ?? ''
    },
  }
}

function grown(places: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(places.length * 2)
  larger.set(places)
  return larger
}
