import { randomFillSync } from 'node:crypto'

const drawn = Buffer.alloc(4096)
let spent = drawn.length

/** Fresh bytes of chance, used once; drawn many at a time, because each draw costs as much as an encryption. */
export function nonce(bytes: number): Buffer {
  if (spent + bytes > drawn.length) {
    randomFillSync(drawn)
    spent = 0
  }
  return drawn.subarray(spent, (spent += bytes))
}
