import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { NoticeTemplate } from '../../domain/catalogue/rows.ts'
import { type NoticeChannel, type NoticeKind, noticeKinds } from '../../domain/notice/kinds.ts'
import { revealingWord } from '../../domain/notice/revealing.ts'
import { filled, type Language, templateFor } from '../../domain/notice/template.ts'
import type { NoticeParams } from '../../domain/notice/told.ts'
import { valuesOf } from '../../domain/notice/values.ts'
import { defaultNoticeTemplates } from '../catalogue/default-notices.ts'

type Known = Pick<Catalogue, 'units' | 'people' | 'reasons' | 'supervisionRules' | 'noticeTemplates' | 'categories'>
type Notice = Readonly<{ kind: NoticeKind; params: NoticeParams & Readonly<{ link?: string }> }>

const defaults: ReadonlyMap<string, NoticeTemplate> = new Map(defaultNoticeTemplates.map((one) => [one.code, one]))
/** Of the name of a law with its article, in a message. */
const LONGEST_BASIS = 40
/** Who speaks is plain on a page. */
const SIGNATURE = /^(【连心】|\[Lianxin\] )/

/** The words of a notice in one language, by the templates of the day; for an e-mail with its subject. */
export function wordsOf(
  { kind, params }: Notice,
  channel: NoticeChannel,
  language: Language,
  known: Known,
): Readonly<{ subject: string; text: string }> {
  const template =
    templateFor(known.noticeTemplates, kind, channel, language) ?? templateFor(defaults, kind, channel, language)
  const values = valuesOf(params, language, known)
  const shown = channel === 'page' ? values : discreet(values, language, known)
  const subject = template?.subject ?? `【连心】{number} ${noticeKinds[kind][language]}`
  return { subject: filled(subject, values), text: filled(template?.text ?? '', shown) }
}

/** Where a lawful way or a law says what kind of thing it is for, or is too long for a message, it is read on the page. */
function discreet(
  values: ReturnType<typeof valuesOf>,
  language: Language,
  { categories }: Known,
): ReturnType<typeof valuesOf> {
  const { route, basis } = values
  const names = [...categories.values()].map(({ name }) => name)
  const hidden = basis !== undefined && (basis.length > LONGEST_BASIS || revealingWord(basis, names) !== null)
  return {
    ...values,
    ...(route && revealingWord(route) && { route: '见“查一查”' }),
    ...(hidden && { basis: language === 'zh' ? '有关法定期限' : 'a statutory limit' }),
  }
}

/** The words of a notice as a page shows them, in both languages. */
export function pageWords(notice: Notice, known: Known): Readonly<{ zh: string; en: string }> {
  const onPage = (language: Language, here: string) => {
    const params = { ...notice.params, link: here }
    return wordsOf({ ...notice, params }, 'page', language, known).text.replace(SIGNATURE, '')
  }
  return { zh: onPage('zh', '“查一查”'), en: onPage('en', 'the look-up page') }
}
