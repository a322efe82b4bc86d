import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Kind, Secrecy } from '../ledger/words.ts'
import { treatment } from './policy.ts'
import { relationOfUnit } from './relation.ts'

/** What of one submission a unit was given. */
export const disclosures = ['redactedWords', 'maskedIdentity', 'plainIdentity', 'images'] as const

export type Disclosure = (typeof disclosures)[number]

/** One submission, and what there is of it to give. */
export type Given = Readonly<{
  kind: Kind | null
  secrecy: Secrecy
  /** It came with a name or a way to reach its submitter. */
  named: boolean
  images: boolean
}>

/**
 * What a unit got of a submission with its order (个人信息保护法第二十三条: told whom what was given to). The identity
 * itself counts as given once somebody of the unit has revealed it, not because they might.
 *
 * @param revealed somebody of the unit has
 */
export function disclosedTo(
  order: Readonly<{ unitId: string; lead: boolean }>,
  { kind, secrecy, named, images }: Given,
  revealed: boolean,
  catalogue: Pick<Catalogue, 'units'>,
): readonly Disclosure[] {
  const standing = { relation: relationOfUnit(order, catalogue), stage: 'sent' } as const
  const treat = (field: 'words' | 'identity' | 'attachments') =>
    treatment([standing], field, { kind, secrecy, own: false })
  const given: Readonly<Record<Disclosure, boolean>> = {
    redactedWords: treat('words') !== 'none',
    maskedIdentity: named && treat('identity') !== 'none',
    plainIdentity: revealed,
    images: images && treat('attachments') !== 'none',
  }
  return disclosures.filter((what) => given[what])
}
