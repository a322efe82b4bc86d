import { createHash } from 'node:crypto'

/**
 * The id of a notice, UUID version 8 (RFC 9562): the same for the same line, kind and addressee, so that nobody is told twice;
 * ids of one addressee sort in the order in which the lines were written.
 */
export function noticeId(
  line: Readonly<{ id: string; at: Date; seq: number }>,
  kind: string,
  addressee: string,
): string {
  const bytes = createHash('sha256').update(`${line.id}\n${kind}\n${addressee}`).digest().subarray(0, 16)
  bytes.writeUIntBE(line.at.getTime(), 0, 6)
  bytes.writeUInt16BE(0x8000 | (line.seq & 0x0fff), 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
