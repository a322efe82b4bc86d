import { Button } from 'antd'
import { dayInChina } from '../../../domain/deadline/plain-date.ts'
import { useWriter } from '../../ui/moment.ts'
import { useNames } from '../pick/use-names.ts'
import { useShare } from '../share.ts'
import type { Advice } from './plan.ts'
import { useTriageWords } from './words.ts'
import './proposed.css'

type Units = Advice['units']
type Proposed = NonNullable<Units['lead']>

/** 派单建议: which units, each with its reason, how sure it is, and who is passed over; or why nothing is proposed. */
export function ProposedUnits({
  units,
  taken = false,
  onTake,
}: {
  units: Units
  /** What is proposed stands in the form already. */
  taken?: boolean
  /** Absent where nothing is sent from here. */
  onTake?: () => void
}) {
  const w = useTriageWords()
  const unit = useNames('unit')
  const write = useWriter()
  const share = useShare()
  const why = useWhy()
  const { lead, assisting, confidence, sure, silent, passed } = units
  return (
    <div className="proposed">
      {silent && <p>{w(`silent.${silent}`)}</p>}
      {lead && (
        <>
          <ul>
            {[lead, ...assisting].map((one) => (
              <li key={one.unitId}>
                <b>{unit(one.unitId)}</b> {w(one === lead ? 'why.lead' : 'why.assisting')} · {why(one)}
              </li>
            ))}
          </ul>
          <p className="proposed-foot">
            <span className={sure ? undefined : 'proposed-unsure'}>
              {w(sure ? 'sure' : onTake ? 'sure.not' : 'sure.only', { share: share(confidence) })}
            </span>
            {onTake && (
              <Button size="small" disabled={taken} onClick={onTake}>
                {w(taken ? 'taken' : 'take')} {!taken && <kbd>S</kbd>}
              </Button>
            )}
          </p>
        </>
      )}
      {passed.map(({ unitId, why: reason, at }) => (
        <p key={unitId}>
          {at && reason === 'returned'
            ? w('passed.returned.on', { unit: unit(unitId), day: write.day(dayInChina(new Date(at))) })
            : w(`passed.${reason}`, { unit: unit(unitId) })}
        </p>
      ))}
    </div>
  )
}

/** Says why one unit is proposed. */
function useWhy(): (one: Proposed) => string {
  const w = useTriageWords()
  const unit = useNames('unit')
  const share = useShare()
  const past = ({ count, of, returned }: Extract<Proposed, { because: 'past' }>) => {
    const said = w('why.past', { n: count, of })
    return returned > 0 ? `${said}${w('why.past.returned', { n: returned })}` : said
  }
  return (one) => {
    if (one.because === 'duty') return w('why.duty', { basis: one.basis })
    if (one.because === 'prefecture') return w('why.prefecture', { basis: one.basis, instead: unit(one.instead) })
    if (one.because === 'superior') return w('why.superior', { instead: unit(one.instead) })
    return one.because === 'past' ? past(one) : w('why.read', { share: share(one.probability) })
  }
}
