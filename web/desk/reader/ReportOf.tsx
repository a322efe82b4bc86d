import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { LEAST_HELD_BACK } from '../../../domain/reader/marks.ts'
import { call } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Wait } from '../../ui/Wait.tsx'
import { readReport } from '../calls.ts'
import { Classes } from './Classes.tsx'
import { Conflicts } from './Conflicts.tsx'
import { Threshold } from './Threshold.tsx'
import { useShare } from '../share.ts'
import { useLabels } from './use-labels.ts'
import type { ReaderState } from './use-reader.ts'
import { useReaderWords } from './words.ts'

/** How well one model of a training reads, on messages that it had not seen. */
export function ReportOf({
  state,
  training: { id, inUse, kept, models },
  model,
  mayChange,
  onModel,
}: {
  state: ReaderState
  training: ReaderState['trainings'][number]
  model: string
  mayChange: boolean
  onModel: (model: string) => void
}) {
  const w = useReaderWords()
  const write = useWriter()
  const share = useShare()
  const labels = useLabels()
  const report = useQuery({
    queryKey: ['reader', id, model],
    queryFn: ({ signal }) => call(readReport, { params: { trainingId: id }, query: { model } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data } = report
  return (
    <section className="reader-part" aria-labelledby="reader-report">
      <h2 id="reader-report">{w('report')}</h2>
      <p className="reader-model">
        <label htmlFor="reader-model">{w('model')}</label>
        <Select
          id="reader-model"
          className="picker"
          value={model}
          onChange={onModel}
          options={models.map((one) => ({ value: one.model, label: labels.model(one.model) }))}
        />
      </p>
      {report.error && <Failure error={report.error} onAgain={() => void report.refetch()} busy={report.isFetching} />}
      {report.isPending && !report.error && <Wait words={w('loading')} lines={6} />}
      {data && (
        <>
          <div className="sheet">
            <p>{w('seen', { n: write.number(data.n), classes: data.classes, held: write.number(data.heldBack) })}</p>
            {data.heldBack < LEAST_HELD_BACK && <p role="note">{w('seen.few', { n: LEAST_HELD_BACK })}</p>}
            {data.heldBack > 0 && (
              <dl className="reader-figures">
                <div>
                  <dt>{w('accuracy')}</dt>
                  <dd>{share(data.accuracy)}</dd>
                </div>
                <div>
                  <dt>{w('macroF1')}</dt>
                  <dd>{share(data.macroF1)}</dd>
                </div>
                {data.coverage.map(({ precision, share: answered }) => (
                  <div key={precision}>
                    <dt>{w('coverage.at', { share: share(precision) })}</dt>
                    <dd>{share(answered)}</dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
          {data.heldBack > 0 && (
            <Threshold state={state} answers={data.answers} model={model} mayChange={mayChange && inUse} />
          )}
          <Classes trainingId={kept ? id : null} model={model} report={data} />
          <Conflicts model={model} report={data} />
        </>
      )}
    </section>
  )
}
