import { stages } from '../../../domain/deadline/stages.ts'
import { type Level, levels } from '../../../domain/supervision/levels.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import type { RulesTold } from './RulesPreview.tsx'
import { useCalendarWords } from './words.ts'

/** What the clock would write in a week, by level, and some of the lines that would come, go or move. */
export function MovedLines({ rules }: { rules: NonNullable<RulesTold['rules']> }) {
  const w = useCalendarWords()
  const write = useWriter()
  const { language } = useSpeech()
  const { looked, more, from, until, levels: counted, listed } = rules
  const level = (n: number) => w('level.told', { n, name: levels[n as Level][language] })
  const when = (instant: string | null) => (instant ? write.moment(instant) : w('lines.not'))
  return (
    <>
      <h2>{w('lines.title', { from: write.moment(from), until: write.moment(until) })}</h2>
      <p>{w(more ? 'lines.more' : 'lines.looked', { n: looked })}</p>
      {counted.length === 0 ? (
        <p>{w('lines.none')}</p>
      ) : (
        <table className="cal-table">
          <thead>
            <tr>
              <th scope="col">{w('level')}</th>
              <th scope="col">{w('lines.before')}</th>
              <th scope="col">{w('lines.after')}</th>
            </tr>
          </thead>
          <tbody>
            {counted.map(({ level: n, before, after }) => (
              <tr key={n}>
                <th scope="row">{level(n)}</th>
                <td data-label={w('lines.before')} className="figures">
                  {write.number(before)}
                </td>
                <td data-label={w('lines.after')} className="figures">
                  {write.number(after)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {listed.length > 0 && (
        <table className="cal-table">
          <thead>
            <tr>
              <th scope="col">{w('moved.matter')}</th>
              <th scope="col">{w('lines.what')}</th>
              <th scope="col">{w('lines.when')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map(({ matterId, number, rule, name, level: n, stage, before, after }) => (
              <tr key={`${matterId} ${rule} ${stage} ${before} ${after}`}>
                <th scope="row" className="figures">
                  {number}
                </th>
                <td data-label={w('lines.what')}>
                  {[level(n), name, stage && stages[stage][language]].filter(Boolean).join(' · ')}
                </td>
                <td data-label={w('lines.when')}>{w('lines.moved', { before: when(before), after: when(after) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
