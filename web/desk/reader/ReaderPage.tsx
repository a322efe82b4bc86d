import { Button } from 'antd'
import { Failure } from '../../ui/Failure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWriter } from '../../ui/moment.ts'
import { useProblemWords } from '../../ui/problem.ts'
import { Wait } from '../../ui/Wait.tsx'
import { useSpeech } from '../../language.ts'
import { DeskPage } from '../DeskPage.tsx'
import { useFilter } from '../use-filter.ts'
import { useMe } from '../use-me.ts'
import { Followed } from './Followed.tsx'
import { History } from './History.tsx'
import { ReportOf } from './ReportOf.tsx'
import { Trainings } from './Trainings.tsx'
import { useReader, useTraining } from './use-reader.ts'
import { useReaderWords } from './words.ts'
import '../calendar/calendar.css'
import './reader.css'

/** 识读: how the machine that reads messages was trained, how good it is, how sure it has to be, and what people made of it. */
export default function ReaderPage() {
  const w = useReaderWords()
  const write = useWriter()
  const problem = useProblemWords()
  const { language } = useSpeech()
  const state = useReader()
  const training = useTraining()
  const mayChange = useMe().data?.roles.includes('systemAdministrator') ?? false
  const [filter, setFilter] = useFilter(['training', 'model'])
  const { data } = state
  const shown = data?.trainings.find(({ id }) => id === filter.training) ?? data?.trainings.find(({ inUse }) => inUse)
  const looked = shown ?? data?.trainings[0]
  const model = looked?.models.find((one) => one.model === filter.model) ?? looked?.models[0]
  return (
    <DeskPage
      title={w('title')}
      lead={w('lead')}
      aside={
        mayChange && (
          <Button loading={training.isPending || Boolean(data?.running)} onClick={() => training.mutate()}>
            {w('train')}
          </Button>
        )
      }
    >
      {state.error && <Failure error={state.error} onAgain={() => void state.refetch()} busy={state.isFetching} />}
      {state.isPending && !state.error && <Wait words={w('loading')} lines={6} />}
      {training.error && <Notice tone="wrong" title={problem(training.error)} />}
      <div aria-live="polite">
        {data?.running && <p className="sheet">{w('running', { at: write.moment(data.running) })}</p>}
        {data?.failed && !data.running && (
          <Notice tone="wrong" title={w('failed', { at: write.moment(data.failed.at) })}>
            <p>{data.failed.message[language]}</p>
          </Notice>
        )}
      </div>
      {data && data.trainings.length === 0 && (
        <section className="sheet">
          <h2>{w('fresh')}</h2>
          <p>{w('fresh.why')}</p>
          <p>{w('fresh.matters')}</p>
          <p>{w('fresh.file')}</p>
          <p>
            <code>{w('fresh.command')}</code>
          </p>
        </section>
      )}
      {data && looked && (
        <>
          <Trainings
            state={data}
            lookedAt={looked.id}
            mayChange={mayChange}
            onLook={(id) => setFilter({ training: id, model: '' })}
          />
          {model ? (
            <ReportOf
              key={`${looked.id} ${model.model}`}
              state={data}
              training={looked}
              model={model.model}
              mayChange={mayChange}
              onModel={(one) => setFilter({ model: one })}
            />
          ) : (
            <p className="sheet">{w('no.models')}</p>
          )}
          <History state={data} />
        </>
      )}
      {data && <Followed />}
    </DeskPage>
  )
}
