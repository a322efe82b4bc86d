import type { Orderable } from '../../../contract/details.ts'
import { checklist } from '../../../domain/ledger/details.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { type Field, fieldsOf, labelOf } from '../act/fields.ts'
import { type Choosable, options } from '../act/options.ts'
import { useActWords } from '../act/words.ts'
import { useNames } from '../pick/use-names.ts'
import { useReason } from '../pick/use-reason.ts'

/** What an action was told, in the words of its form. */
export function Details({ action, details }: { action: Orderable; details: Readonly<Record<string, unknown>> }) {
  const w = useActWords()
  const say = useSaying()
  const fields: readonly Field[] = fieldsOf[action]
  const said = fields.flatMap((field) => {
    const value = details[field.name]
    if (value === undefined || value === null) return []
    const text = say(field, value)
    return text ? [{ label: labelOf(field), text }] : []
  })
  if (said.length === 0) return null
  return (
    <dl className="details">
      {said.map(({ label, text }) => (
        <div key={label}>
          <dt>{w(label)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Says what a field holds: names for codes, words for choices. */
function useSaying(): (field: Field, value: unknown) => string {
  const w = useActWords()
  const { language } = useSpeech()
  const write = useWriter()
  const names = {
    unit: useNames('unit'),
    region: useNames('region'),
    category: useNames('category'),
    person: useNames('person'),
    law: useNames('statutoryLimit'),
  }
  const reason = useReason()
  const comma = language === 'en' ? ', ' : '、'
  const all = (value: unknown, name: (one: string) => string) =>
    Array.isArray(value) ? value.map((one) => name(String(one))).join(comma) : name(String(value))
  return (field, value) => {
    switch (field.as) {
      case 'unit':
      case 'units':
        return all(value, names.unit)
      case 'person':
      case 'people':
        return all(value, names.person)
      case 'region':
        return all(value, names.region)
      case 'category':
        return all(value, names.category)
      case 'law':
        return all(value, names.law)
      case 'reason':
        return all(value, reason)
      case 'day':
        return write.day(String(value))
      case 'instant':
        return write.moment(String(value))
      case 'choice': {
        const list: readonly Choosable[] = options[field.of]
        const one = list.find((choice) => choice.value === value)
        return one ? ('words' in one ? one.words[language] : w(one.key)) : String(value)
      }
      case 'yes':
        return value === true ? '✓' : ''
      case 'checklist':
        return Object.entries(checklist)
          .filter(([key]) => (value as Record<string, boolean>)[key])
          .map(([, words]) => words[language])
          .join(comma)
      case 'milestones':
        return (value as readonly { text: string; on: string }[])
          .map(({ text, on }) => w('milestone.said', { text, on: write.day(on) }))
          .join(comma)
      case 'matter':
      case 'voice':
      case 'orders':
        return ''
      default:
        return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    }
  }
}
