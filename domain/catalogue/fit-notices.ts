import { noticeKinds, placeholders, type Placeholder } from '../notice/kinds.ts'
import { revealingWord } from '../notice/revealing.ts'
import { MOST_SEGMENTS, segmentsOf } from '../notice/segments.ts'
import { bracedIn, filled, templateCode } from '../notice/template.ts'
import { sampleValues } from '../notice/values.ts'
import type { Catalogue } from './catalogue.ts'
import type { Fault } from './fault.ts'
import type { NoticeTemplate, QuietHours } from './rows.ts'

/**
 * What keeps the words of a notice from being sent: another code than its own, something in braces that is not told with this
 * kind, more messages than anybody reads, or words that tell a stranger what was said.
 */
export function templateFaults(
  template: NoticeTemplate,
  { categories }: Pick<Catalogue, 'categories'>,
): readonly Fault[] {
  const { code, kind, channel, language, subject, text } = template
  const own = templateCode(kind, channel, language)
  const { may, to } = noticeKinds[kind]
  const whole = `${subject ?? ''} ${text}`
  const unknown = [...bracedIn(whole), ...strayBraces(whole)].find((name) => !may.includes(name as Placeholder))
  const segments = channel === 'page' || channel === 'email' ? 0 : segmentsOf(filled(text, sampleValues[language]))
  const names = [...categories.values()].map(({ name }) => name)
  const revealing = to === 'submitter' && channel !== 'page' ? revealingWord(whole, names) : null
  const allowed = may.map((name) => `{${name}} ${placeholders[name].zh}`).join('、')
  return [
    ...(code === own ? [] : [{ zh: `编码须是“${own}”。`, en: `The code has to be "${own}".` }]),
    ...(unknown === undefined
      ? []
      : [
          {
            zh: `“{${unknown}}”不能用在这种通知里；可用：${allowed}。`,
            en: `"{${unknown}}" cannot stand in this kind; what may: ${may.map((name) => `{${name}}`).join(', ')}.`,
          },
        ]),
    ...(segments <= MOST_SEGMENTS
      ? []
      : [
          {
            zh: `按示例是 ${segments} 条短信，最多 ${MOST_SEGMENTS} 条，请写短些。`,
            en: `With the sample values it takes ${segments} messages, at most ${MOST_SEGMENTS}; make it shorter.`,
          },
        ]),
    ...(revealing === null
      ? []
      : [
          {
            zh: `“${revealing}”会让看到手机的人知道反映了什么，请去掉。`,
            en: `"${revealing}" tells whoever sees the telephone what was said; leave it out.`,
          },
        ]),
    ...(subject !== null && /[\r\n]/.test(subject)
      ? [{ zh: '邮件主题只写一行。', en: 'The subject of an e-mail is one line.' }]
      : []),
  ]
}

/** A brace that opens and never closes, or the other way round, is a slip of the pen. */
function strayBraces(text: string): readonly string[] {
  return [...text.replace(/\{[^{}]*\}/g, '').matchAll(/[{}]/g)].map(([brace]) => brace)
}

export function quietFaults({ from, to }: QuietHours): readonly Fault[] {
  if (from !== to) return []
  return [
    {
      zh: '起止时间相同就没有免打扰时段；不需要时请删除这一行。',
      en: 'Beginning and end are the same, so there are no quiet hours; take the row out instead.',
    },
  ]
}
