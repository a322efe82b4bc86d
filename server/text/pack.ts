import { GramTable } from './gram-table.ts'
import { letGo } from './let-go.ts'
import type { Learnt } from './linear-model.ts'

/** Raised when the form changes: a model of another form is not read. */
const FORM = 4

type Head = Readonly<{ form: number; size: number } & Pick<Learnt, 'classes' | 'calibration'>>

/** A model as bytes, to be kept; `unpacked` makes the same model of them. */
export function packed({ classes, calibration, table, blocks, weights, biases }: Learnt): Buffer {
  const { before, last } = table.entries()
  const head: Head = { form: FORM, size: table.size, classes, calibration }
  const text = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  const parts = [biases, weights, before, last, blocks].map((array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength),
  )
  const bytes = Buffer.concat([length, text, ...parts])
  letGo(before, last)
  return bytes
}

/** Whether the bytes are a model of the form that this program reads; those of another version may not be. */
export function isReadable(bytes: Buffer): boolean {
  return headOf(bytes).head.form === FORM
}

function headOf(bytes: Buffer): Readonly<{ head: Head; end: number }> {
  const end = 4 + bytes.readUInt32LE(0)
  return { head: JSON.parse(bytes.toString('utf8', 4, end)) as Head, end }
}

/** @throws Error where the bytes are no model of this form, or are cut off */
export function unpacked(bytes: Buffer): Learnt {
  const { head, end } = headOf(bytes)
  const { form, size, classes, calibration } = head
  if (form !== FORM) throw new Error(`a model of form ${form} is not read`)
  let at = end
  const take = (count: number) => {
    const part = bytes.subarray(at, at + count)
    if (part.length < count) throw new Error('the model is cut off')
    at += count
    // Copied: bytes of a database answer stand anywhere, typed arrays on whole numbers of their own size.
    return Uint8Array.from(part).buffer
  }
  const biases = new Float64Array(take(8 * classes.length))
  const weights = new Float16Array(take(2 * size * classes.length))
  const before = new Int32Array(take(4 * size))
  const last = new Uint16Array(take(2 * size))
  const blocks = new Uint8Array(take(size))
  const table = new GramTable(size)
  for (let gram = 0; gram < size; gram++) table.add(before[gram] as number, last[gram] as number)
  return { classes, calibration, table, blocks, weights, biases }
}
