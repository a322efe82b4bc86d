import { Alert } from 'antd'
import { useSpeech } from '../../language.ts'
import { useCalendarWords } from './words.ts'

type Fault = Readonly<{ catalogue: string; code: string; zh: string; en: string }>

/** Rows of a change that cannot stand, each with why. `named` says which where the words alone do not. */
export function Faults({ faults, named }: { faults: readonly Fault[]; named?: (fault: Fault) => string }) {
  const w = useCalendarWords()
  const { language } = useSpeech()
  return (
    <Alert
      type="error"
      showIcon
      title={w('look.faults')}
      description={
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.catalogue} ${fault.code}`}>
              {[named?.(fault), fault[language]].filter(Boolean).join(' ')}
            </li>
          ))}
        </ul>
      }
    />
  )
}
