import type { readClocks } from '../../../contract/clocks.ts'
import { spokenWriter } from '../../../domain/deadline/spoken-date.ts'
import type { Answer } from '../../api.ts'
import type { Language } from '../../language.ts'
import type { clock } from '../../words/zh-clock.ts'
import type { Says } from '../../words/words-of.ts'

type Limit = Answer<typeof readClocks>['limits'][number]
type Step = Limit['steps'][number]
type Counts = Extract<Step, { kind: 'counts' }>['limit']
type Key = keyof typeof clock

/**
 * The story of one limit in plain sentences, to be read aloud: `3月6日星期五 16:50 派单。从3月9日星期一起算，5 个工作日内办结。…`
 *
 * @param now milliseconds
 */
export function tell(
  { stage, steps }: Limit,
  say: Says<typeof clock>,
  language: Language,
  { standsStill, now }: Readonly<{ standsStill: boolean; now: number }>,
): readonly string[] {
  const write = spokenWriter(language)
  const rules = new Intl.PluralRules(language === 'en' ? 'en' : 'zh-CN')
  const count = (key: string, n: number, values: Readonly<Record<string, string>> = {}) =>
    say(`${key}.${rules.select(n) === 'one' ? 'one' : 'other'}` as Key, { n, ...values })
  const named = say(`stage.${stage}`)
  const limit = steps.find((step): step is Extract<Step, { kind: 'counts' }> => step.kind === 'counts')?.limit
  const isDone = steps.some(({ kind }) => kind === 'done')

  const long = ({ days, minutes }: Readonly<{ days: number; minutes: number }>) => {
    const clockKey = limit?.clock === 'continuous' ? 'continuous' : 'work'
    const hours = Math.floor(minutes / 60)
    const parts = [
      days > 0 && count(`span.${clockKey}.day`, days),
      hours > 0 && count('span.continuous.hour', hours),
      days === 0 && minutes % 60 > 0 && count('span.continuous.minute', minutes % 60),
    ].filter(Boolean)
    return parts.length > 0 ? parts.join(' ') : say('span.none')
  }
  const spanOf = ({ clock, unit, amount }: Counts) => count(`span.${clock}.${unit}`, amount)

  const sentence = (step: Step): readonly string[] => {
    switch (step.kind) {
      case 'sent':
        return [say('sent', { at: write.moment(step.at) })]
      case 'counts': {
        const byDay = step.limit.unit !== 'hour' && step.limit.unit !== 'minute'
        const from = byDay ? write.dayOf(step.from) : write.moment(step.from)
        return [say(byDay ? 'counts.day' : 'counts.moment', { from, span: spanOf(step.limit), stage: named })]
      }
      case 'ordinary':
        return [
          say('ordinary', { at: write.moment(step.at), span: spanOf(step.limit), basis: step.basis, stage: named }),
        ]
      case 'off': {
        const key = step.from === step.to ? 'off.one' : 'off.other'
        return [say(key, { from: write.day(step.from), to: write.day(step.to) })]
      }
      case 'makeUp':
        return [say('makeUp', { day: write.day(step.day) })]
      case 'paused': {
        const values = { why: say(`why.${step.why}`), span: long(step.stood), from: write.moment(step.from) }
        if (step.to === null) return [say('paused.still', values)]
        const told = say('paused', { ...values, to: write.moment(step.to) })
        return step.capped ? [told, say('paused.capped')] : [told]
      }
      case 'extended':
        return [count('extended', step.workdays)]
      case 'due': {
        const values = { at: write.moment(step.at), first: write.moment(step.first), stage: named }
        if (standsStill && !isDone) return [say('due.still', values)]
        const told = say(step.at === step.first ? 'due' : 'due.moved', values)
        const isLate = !isDone && Date.parse(step.at) < now
        return isLate ? [told, say('open.late', { stage: named })] : [told]
      }
      default:
        return [say(step.inTime ? 'done.inTime' : 'done.late', { at: write.moment(step.at), stage: named })]
    }
  }
  return steps.flatMap(sentence)
}
