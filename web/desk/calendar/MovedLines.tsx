import { stages } from '../../../domain/deadline/stages.ts'
import { type Level, levels } from '../../../domain/supervision/levels.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { RowTable } from './RowTable.tsx'
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
        <RowTable
          columns={[
            { title: w('level'), told: (row) => level(row.level) },
            { title: w('lines.before'), figures: true, told: ({ before }) => write.number(before) },
            { title: w('lines.after'), figures: true, told: ({ after }) => write.number(after) },
          ]}
          rows={counted}
          keyOf={(row) => `${row.level}`}
        />
      )}
      {listed.length > 0 && (
        <RowTable
          columns={[
            { title: w('moved.matter'), figures: true, told: ({ number }) => number },
            {
              title: w('lines.what'),
              told: ({ level: n, name, stage }) =>
                [level(n), name, stage && stages[stage][language]].filter(Boolean).join(' · '),
            },
            {
              title: w('lines.when'),
              told: ({ before, after }) => w('lines.moved', { before: when(before), after: when(after) }),
            },
          ]}
          rows={listed}
          keyOf={({ matterId, rule, stage, before, after }) => `${matterId} ${rule} ${stage} ${before} ${after}`}
        />
      )}
    </>
  )
}
