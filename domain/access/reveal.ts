/** 查看目的: what somebody wants to know for who a submitter is. */
export const revealPurposes = {
  contact: { zh: '联系诉求人', en: 'to contact the submitter' },
  verify: { zh: '核实情况', en: 'to check the facts' },
  followUp: { zh: '回访', en: 'to follow up' },
  other: { zh: '其他', en: 'something else' },
} as const satisfies Record<string, Readonly<{ zh: string; en: string }>>

export type RevealPurpose = keyof typeof revealPurposes

/** More attempts than this by one person in a day are unusual, and the security administrator is told. */
export const USUAL_REVEALS = 20

/** How often one person may do so in a day: nobody sees identities in bulk (domain.md 9). */
export const looksADay = { reveal: 200, masked: 100, caller: 300, missedCall: 300 } as const
