import { useWriter } from '../../ui/moment.ts'
import { useNames } from '../pick/use-names.ts'
import { useReason } from '../pick/use-reason.ts'
import type { Room } from './ConsultationPage.tsx'
import { useConsultationWords } from './words.ts'

/** 退单经过: each return, first to last, with its reason, its basis and how it was judged. */
export function History({ room: { history } }: { room: Room }) {
  const w = useConsultationWords()
  const write = useWriter()
  const unit = useNames('unit')
  const reason = useReason()
  return (
    <section className="sheet">
      <h2>{w('history')}</h2>
      {history.length === 0 && <p className="nothing">{w('history.none')}</p>}
      <ol className="hops">
        {history.map(({ orderId, unitId, sentAt, askedAt, reasonCode, basis, suggestedUnitId, judged }) => (
          <li key={`${orderId} ${askedAt}`}>
            <p>
              <b>{unit(unitId)}</b> <span className="tag">{reason(reasonCode)}</span>
            </p>
            <p className="board-facts">
              {sentAt && <span>{w('history.sent', { at: write.short(sentAt) })}</span>}
              <span>{w('history.asked', { at: write.short(askedAt) })}</span>
            </p>
            <p className="said">{w('basis', { basis })}</p>
            {suggestedUnitId && <p>{w('history.suggests', { unit: unit(suggestedUnitId) })}</p>}
            <p className={judged ? 'hop-judged' : 'hop-waits'}>
              {judged
                ? w(judged.upheld ? 'history.upheld' : 'history.refused', {
                    by: judged.by,
                    at: write.short(judged.at),
                    why: judged.why,
                  })
                : w('history.waits')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
