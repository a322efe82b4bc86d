import type { Catalogue } from '../../domain/catalogue/catalogue.ts'

/** What the words of each kind are made with. Ids, numbers and days: no personal data, nothing of what was said. */
export type NoticeParams = Readonly<{
  /** Somebody looked at who a submitter is. */
  identitySeen: Readonly<{ unitId: string | null; number: string; day: string }>
  /** Somebody of the staff looks at identities oftener than is usual. */
  unusualReveals: Readonly<{ personId: string; day: string; count: number }>
}>
export type NoticeKind = keyof NoticeParams

type Written = { readonly [K in NoticeKind]: Readonly<{ kind: K; params: NoticeParams[K] }> }[NoticeKind]

/** The words of a notice: who, on which day, about which number, and where to look. */
export function noticeWords(
  notice: Written,
  { units, people }: Pick<Catalogue, 'units' | 'people'>,
): Readonly<{ zh: string; en: string }> {
  if (notice.kind === 'identitySeen') {
    const { unitId, number, day } = notice.params
    const unit = (unitId !== null && units.get(unitId)?.name) || '热线中心'
    return {
      zh: `【连心】${unit}于${day}查看了您的身份信息，来件编号${number}。凭编号和查询码可在“查一查”看到谁看过；有疑问请拨打12345。`,
      en: `[Lianxin] ${unit} looked at who you are on ${day}, submission ${number}. Look it up with your query code to see who did; for questions call 12345.`,
    }
  }
  const { personId, day, count } = notice.params
  const name = people.get(personId)?.name ?? personId
  return {
    zh: `${name}在${day}查看身份已超过 ${count} 次，请在“身份查看记录”中核对理由。`,
    en: `${name} looked at identities more than ${count} times on ${day}; check the reasons in the list of reveals.`,
  }
}
