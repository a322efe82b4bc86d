/** One piece of a container: its name, where it begins, and where its content lies. */
export type Part = Readonly<{ name: string; at: number; from: number; to: number }>

/** Most pieces of one level; an hour of recording in a browser has 200,000 blocks. */
const MOST = 1_000_000

/**
 * The boxes of an MP4 file between two places (ISO/IEC 14496-12 4.2).
 *
 * @throws RangeError where a box claims more than there is
 */
export function* boxes(bytes: Buffer, from: number, to: number): Generator<Part> {
  let seen = 0
  for (let at = from; at < to; ) {
    if (++seen > MOST) throw new RangeError('pieces')
    let size = bytes.readUInt32BE(at)
    let head = 8
    if (size === 1) {
      size = Number(bytes.readBigUInt64BE(at + 8))
      head = 16
    }
    const end = size === 0 ? to : at + size
    if (end > to || end < at + head) throw new RangeError('box')
    yield { name: bytes.toString('latin1', at + 4, at + 8), at, from: at + head, to: end }
    at = end
  }
}

/** Content of an element of unknown length, which live recordings have, ends with what holds it. */
const UNKNOWN = -1

/** `open`: of unknown length. */
export type Element = Part & Readonly<{ open: boolean }>

/**
 * The elements of a WebM file between two places (RFC 8794); names are ids in hexadecimal.
 *
 * @param enter an open element of this name does not end with what holds it: what follows in it comes after it
 * @throws RangeError where an element claims more than there is
 */
export function* elements(bytes: Buffer, from: number, to: number, enter?: string): Generator<Element> {
  let seen = 0
  for (let at = from; at < to; ) {
    if (++seen > MOST) throw new RangeError('pieces')
    const idLength = lengthOf(bytes, at, 4)
    const sizeLength = lengthOf(bytes, at + idLength, 8)
    const head = at + idLength + sizeLength
    const size = sizeOf(bytes.subarray(at + idLength, head))
    const end = size === UNKNOWN ? to : head + size
    if (end > to) throw new RangeError('element')
    const name = bytes.toString('hex', at, at + idLength)
    const open = size === UNKNOWN
    yield { name, at, from: head, to: end, open }
    at = open && name === enter ? head : end
  }
}

/** A number says by its leading zero bits how many bytes it has. */
function lengthOf(bytes: Buffer, at: number, longest: number): number {
  const length = Math.clz32(bytes.readUInt8(at)) - 23
  if (length > longest) throw new RangeError('length')
  return length
}

function sizeOf(digits: Buffer): number {
  const first = digits.readUInt8(0) & (0xff >> digits.length)
  let unknown = first === 0xff >> digits.length
  let size = first
  for (const digit of digits.subarray(1)) {
    size = size * 256 + digit
    unknown &&= digit === 0xff
  }
  return unknown ? UNKNOWN : size
}
