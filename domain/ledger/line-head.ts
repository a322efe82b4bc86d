import { canonical } from './canonical.ts'

/** What a line says about itself beside its content: shown with the chain, it holds no word and no name. */
export type LineHead = Readonly<{
  tenantId: number
  matterId: string
  seq: number
  id: string
  action: string
  at: Date
  /** The hash of its content, in hex. */
  content: string
}>

/** The text that is hashed after the hash before it: `hash = SHA-256(prev ‖ head)`. */
export function lineHead({ tenantId, matterId, seq, id, action, at, content }: LineHead): string {
  return canonical({ tenantId, matterId, seq, id, action, at, content })
}
