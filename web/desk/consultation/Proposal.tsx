import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { useNames } from '../pick/use-names.ts'
import type { Room } from './ConsultationPage.tsx'
import { useConsultationWords } from './words.ts'

/** 建议主办, with the rule it follows. */
export function Proposal({ room: { proposal } }: { room: Room }) {
  const w = useConsultationWords()
  const unit = useNames('unit')
  const { unitId, because, instead, basis } = proposal
  return (
    <section className="sheet">
      <h2>{w('proposal')}</h2>
      {unitId && (
        <p>
          <b>{unit(unitId)}</b>
        </p>
      )}
      <p>{w(`because.${because}`, { instead: unit(instead) })}</p>
      {basis && <p className="nothing">{w('basis', { basis })}</p>}
      <p className="nothing">{w('decided')}</p>
    </section>
  )
}

/** The consultation that was called: when, about what, and who takes part. */
export function Called({ room: { called } }: { room: Room }) {
  const w = useConsultationWords()
  const write = useWriter()
  const person = useNames('person')
  const unit = useNames('unit')
  const { data: people } = useCatalogue('person')
  const unitOf = (id: string) => people?.find(({ code }) => code === id)?.unitId
  return (
    <section className="sheet">
      <h2>{w('called')}</h2>
      {called ? (
        <>
          <p className="said">{w('called.on', { day: write.day(called.on), agenda: called.agenda })}</p>
          <h3>{w('participants')}</h3>
          <ul className="consult-people">
            {called.participants.map((id) => (
              <li key={id}>{[person(id), unit(unitOf(id))].filter(Boolean).join(' · ')}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className="nothing">{w('called.none')}</p>
      )}
    </section>
  )
}

/** Whose duty it is by the list, the closest first, and why one of them may not have it. */
export function Duties({ room: { duties } }: { room: Room }) {
  const w = useConsultationWords()
  const { language } = useSpeech()
  const unit = useNames('unit')
  const region = useNames('region')
  const category = useNames('category')
  return (
    <section className="sheet">
      <h2>{w('duties')}</h2>
      {duties.length === 0 && <p className="nothing">{w('duties.none')}</p>}
      <ul className="hops">
        {duties.map(({ unitId, categoryCode, regionCode, basis, barred }) => (
          <li key={`${unitId} ${categoryCode} ${regionCode}`}>
            <p>
              <b>{unit(unitId)}</b>{' '}
              <span className="board-facts">
                {[category(categoryCode), region(regionCode)].filter(Boolean).join(' · ')}
              </span>
            </p>
            <p className="nothing">{w('basis', { basis })}</p>
            {barred && <p className="hop-waits">{barred[language]}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
