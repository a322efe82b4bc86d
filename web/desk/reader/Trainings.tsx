import { Button, Popconfirm } from 'antd'
import { readerSources, readerVerdicts } from '../../../domain/reader/marks.ts'
import { useSpeech } from '../../language.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useWriter } from '../../ui/moment.ts'
import { useProblemWords } from '../../ui/problem.ts'
import { useShare } from '../share.ts'
import { type ReaderState, useChoosing } from './use-reader.ts'
import { useReaderWords } from './words.ts'

/** Every training with its figures for the first level of the category, and which one is in use. */
export function Trainings({
  state: { trainings, choice },
  lookedAt,
  mayChange,
  onLook,
}: {
  state: ReaderState
  lookedAt: string
  mayChange: boolean
  onLook: (id: string) => void
}) {
  const w = useReaderWords()
  const write = useWriter()
  const share = useShare()
  const problem = useProblemWords()
  const { language } = useSpeech()
  const choosing = useChoosing()
  const use = (trainingId: string) =>
    choosing.mutate({ trainingId, precisions: choice?.precisions ?? {}, basedOn: choice?.seq ?? 0 })
  return (
    <section className="reader-part" aria-labelledby="reader-trainings">
      <h2 id="reader-trainings">{w('trainings')}</h2>
      {choosing.error && <Notice tone="wrong" title={problem(choosing.error)} />}
      <table className="cal-table sheet">
        <thead>
          <tr>
            <th scope="col">{w('at')}</th>
            <th scope="col">{w('source')}</th>
            <th scope="col">{w('accuracy')}</th>
            <th scope="col">{w('macroF1')}</th>
            <th scope="col">{w('coverage')}</th>
            <th scope="col">{w('verdict')}</th>
            <th scope="col">{w('do')}</th>
          </tr>
        </thead>
        <tbody>
          {trainings.map(({ id, at, by, source, file, verdict, inUse, usable, kept, models }) => {
            const [first] = models
            const when = write.moment(at)
            const seen = first && first.heldBack > 0 ? first : null
            return (
              <tr key={id} aria-current={id === lookedAt ? 'true' : undefined}>
                <th scope="row">{when}</th>
                <td data-label={w('source')}>
                  {readerSources[source][language]}
                  {file && ` ${file}`}
                  {first && ` · ${w('messages', { n: write.number(first.n) })}`}
                  {by && ` · ${by}`}
                </td>
                <td data-label={w('accuracy')}>{seen ? share(seen.accuracy) : w('unknown')}</td>
                <td data-label={w('macroF1')}>{seen ? share(seen.macroF1) : w('unknown')}</td>
                <td data-label={w('coverage')}>{seen ? share(seen.coverageAt98) : w('unknown')}</td>
                <td data-label={w('verdict')}>
                  {inUse ? <b className="tag tag-good">{w('inUse')}</b> : readerVerdicts[verdict][language]}
                  {!kept && ` · ${w('dropped')}`}
                </td>
                <td>
                  <div className="reader-do">
                    <Button
                      size="small"
                      disabled={id === lookedAt}
                      onClick={() => onLook(id)}
                      aria-label={w('look.at', { when })}
                    >
                      {w('look')}
                    </Button>
                    {mayChange && !inUse && usable && (
                      <Popconfirm
                        title={w('use.sure', { when })}
                        okText={w('use')}
                        cancelText={w('use.not')}
                        onConfirm={() => use(id)}
                      >
                        <Button size="small" loading={choosing.isPending} aria-label={w('use.at', { when })}>
                          {w('use')}
                        </Button>
                      </Popconfirm>
                    )}
                  </div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
