import { useWriter } from '../../ui/moment.ts'
import { useNames } from '../pick/use-names.ts'
import { useLawWords } from './law-words.ts'
import { RowTable } from './RowTable.tsx'
import type { RulesTold } from './RulesPreview.tsx'
import { useCalendarWords } from './words.ts'

type Numbers = NonNullable<RulesTold['numbers']>
type Moved = Readonly<{ orderId: string; number: string; unitId: string; before: string; after: string }>

/** For whom another number of the procedure would be different; in words where by its nature it is for nobody in hand. */
export function MovedNumbers({ numbers: { returns, pauses, consultations, proposals } }: { numbers: Numbers }) {
  const w = useCalendarWords()
  const l = useLawWords()
  const write = useWriter()
  return (
    <>
      {returns && (
        <>
          <h2>{l('returns.title')}</h2>
          <p>
            {returns.looked === 0
              ? l('returns.none')
              : l('returns.count', { n: returns.otherwise, of: returns.looked })}{' '}
            {returns.more && w('moved.more')}
          </p>
          <p>{l('returns.stays')}</p>
          <MovedDays title={l('returns.day')} rows={returns.listed} say={write.day} />
        </>
      )}
      {pauses && (
        <>
          <h2>{l('pauses.title')}</h2>
          <p>
            {pauses.looked === 0 ? l('pauses.none') : l('pauses.count', { n: pauses.otherwise, of: pauses.looked })}{' '}
            {pauses.more && w('moved.more')}
          </p>
          <p>{l('pauses.stays')}</p>
          <MovedDays title={l('pauses.end')} rows={pauses.listed} say={write.moment} />
        </>
      )}
      {consultations && <MovedConsultations told={consultations} />}
      {proposals && (
        <>
          <h2>{l('proposals.title')}</h2>
          <p>{l('proposals.nothing')}</p>
          <p>
            {proposals.looked === 0
              ? l('proposals.none', { days: proposals.days })
              : l('proposals.count', {
                  days: proposals.days,
                  of: proposals.looked,
                  before: proposals.before,
                  after: proposals.after,
                })}
          </p>
        </>
      )}
    </>
  )
}

/** Orders with the day or the minute that moves. */
function MovedDays({ title, rows, say }: { title: string; rows: readonly Moved[]; say: (instant: string) => string }) {
  const w = useCalendarWords()
  const unit = useNames('unit')
  if (rows.length === 0) return null
  return (
    <RowTable
      columns={[
        { title: w('moved.matter'), figures: true, told: ({ number }) => number },
        { title: w('hours.unit'), told: ({ unitId }) => unit(unitId) },
        { title, told: ({ before, after }) => w('lines.moved', { before: say(before), after: say(after) }) },
      ]}
      rows={rows}
      keyOf={({ orderId }) => orderId}
    />
  )
}

function MovedConsultations({ told }: { told: NonNullable<Numbers['consultations']> }) {
  const w = useCalendarWords()
  const l = useLawWords()
  const { otherwise, more, needs, listed } = told
  return (
    <>
      <h2>{l('hops.title')}</h2>
      <p>
        {otherwise === 0 ? l('hops.none') : l(needs ? 'hops.need' : 'hops.free', { n: otherwise })}{' '}
        {more && w('moved.more')}
      </p>
      <p>{l('hops.later')}</p>
      {listed.length > 0 && (
        <RowTable
          columns={[
            { title: w('moved.matter'), figures: true, told: ({ number }) => number },
            { title: l('hops.so-far'), told: ({ hops }) => l('hops.n', { n: hops }) },
          ]}
          rows={listed}
          keyOf={({ matterId }) => matterId}
        />
      )}
    </>
  )
}
