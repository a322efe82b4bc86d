import { Button } from 'antd'
import { pressing, type Urgency, urgencies } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import type { Advice } from './plan.ts'
import { useTriageWords } from './words.ts'

/** Which words of danger were found, below the urgency; where the field says less, what they say is taken with one press. */
export function DangerMark({
  danger,
  value,
  onTake,
}: {
  danger: NonNullable<Advice['danger']>
  value: Urgency
  onTake: (urgency: Urgency) => void
}) {
  const w = useTriageWords()
  const { language } = useSpeech()
  const words = danger.words.map((word) => w('read.word', { word })).join(w('read.and'))
  const isLess = !pressing.slice(0, pressing.indexOf(danger.urgency) + 1).some((one) => one === value)
  return (
    <div className="plan-why read-mark">
      <small>{w(`danger.${danger.urgency}`, { words })}</small>
      {isLess && (
        <span className="read-chips">
          <Button size="small" onClick={() => onTake(danger.urgency)}>
            {urgencies[danger.urgency][language]}
          </Button>
        </span>
      )}
    </div>
  )
}
