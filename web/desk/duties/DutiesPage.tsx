import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { dutyFaults, faultNames } from '../../../domain/dispatch/duty-faults.ts'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Wait } from '../../ui/Wait.tsx'
import { checkDutyList } from '../calls.ts'
import { DeskPage } from '../DeskPage.tsx'
import { useFilter } from '../use-filter.ts'
import { Findings } from './Findings.tsx'
import { Figures } from './Figures.tsx'
import { TakeOut } from './TakeOut.tsx'
import { useDutyWords } from './words.ts'
import '../calendar/calendar.css'
import './duties.css'

/** 职责清单检查: what is missing from the duty list and what contradicts itself in it, for whoever keeps it. */
export default function DutiesPage() {
  const w = useDutyWords()
  const write = useWriter()
  const { language } = useSpeech()
  const [filter, setFilter] = useFilter(['fault'])
  const fault = faultNames.find((one) => one === filter.fault)
  const report = useQuery({
    queryKey: ['duty-check', fault],
    queryFn: ({ signal }) => call(checkDutyList, { query: { ...(fault && { fault }) } }, { signal }),
    placeholderData: (before) => before,
  })
  const { data } = report
  const all = data?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0
  const chip = (name: typeof fault, words: string) => (
    <Button
      key={name ?? 'all'}
      type={name === fault ? 'primary' : 'default'}
      aria-pressed={name === fault}
      onClick={() => setFilter({ fault: name ?? '' })}
    >
      {words}
    </Button>
  )
  return (
    <DeskPage title={w('title')} lead={data && w('lead', { n: data.duties, day: write.day(data.since) })}>
      {report.error && <Failure error={report.error} onAgain={() => void report.refetch()} busy={report.isFetching} />}
      {report.isPending && !report.error && <Wait words={w('loading')} />}
      {data && (
        <>
          <search className="duty-filters" aria-label={w('filter')}>
            {chip(undefined, w('all', { n: all }))}
            {data.counts
              .filter(({ fault: name, count }) => count > 0 || name === fault)
              .map(({ fault: name, count }) =>
                chip(name, w('counted', { name: dutyFaults[name][language], n: count })),
              )}
          </search>
          {fault && <p className="nothing duty-said">{w(`say.${fault}`)}</p>}
          {data.rows.length > 0 ? (
            <Findings rows={data.rows} busy={report.isFetching} />
          ) : (
            <p className="sheet">{w(fault ? 'none' : 'none.at.all')}</p>
          )}
          {data.more && <p className="nothing">{w('more', { n: data.rows.length })}</p>}
          {data.rows.length > 0 && (
            <p className="nothing duty-mend">
              {w('mend')} <code>{w('mend.command')}</code>
            </p>
          )}
          {data.rows.length > 0 && <TakeOut fault={fault} />}
          <Figures />
        </>
      )}
    </DeskPage>
  )
}
