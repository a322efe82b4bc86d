import { Button, Slider } from 'antd'
import { useState } from 'react'
import { type Answers, consequenceOf } from '../../../domain/reader/consequence.ts'
import {
  LEAST_HELD_BACK,
  LEAST_PRECISION,
  MOST_PRECISION,
  readerMarks,
  usualPrecisions,
} from '../../../domain/reader/marks.ts'
import { useSpeech } from '../../language.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useWriter } from '../../ui/moment.ts'
import { useProblemWords } from '../../ui/problem.ts'
import { markOf } from './use-labels.ts'
import { type ReaderState, useChoosing } from './use-reader.ts'
import { useReaderWords } from './words.ts'

const STEP = 0.005

/** How often the answers of a mark have to be right, with what that comes to: n of 100 answered, m of them wrongly. */
export function Threshold({
  state: { choice },
  answers,
  model,
  mayChange,
}: {
  state: ReaderState
  answers: Answers
  model: string
  mayChange: boolean
}) {
  const w = useReaderWords()
  const write = useWriter()
  const problem = useProblemWords()
  const { language } = useSpeech()
  const choosing = useChoosing()
  const mark = markOf(model)
  const kept = choice?.precisions[mark] ?? usualPrecisions[mark]
  const [wanted, setWanted] = useState(kept)
  const { answered, wrong } = consequenceOf(answers, wanted)
  const isFew = answers.length < LEAST_HELD_BACK
  const said = w('wanted.of', { n: write.number(100 * wanted) })
  const save = () => {
    if (choice)
      choosing.mutate({
        trainingId: choice.trainingId,
        precisions: { ...choice.precisions, [mark]: wanted },
        basedOn: choice.seq,
      })
  }
  return (
    <section className="sheet" aria-labelledby="reader-wanted">
      <h3 id="reader-wanted">{w('wanted', { mark: readerMarks[mark][language] })}</h3>
      <Slider
        min={LEAST_PRECISION}
        max={MOST_PRECISION}
        step={STEP}
        value={wanted}
        onChange={setWanted}
        disabled={!mayChange}
        ariaLabelForHandle={w('wanted', { mark: readerMarks[mark][language] })}
        ariaValueTextFormatterForHandle={(value) => w('wanted.of', { n: write.number(Math.round(1000 * value) / 10) })}
        tooltip={{ open: false }}
      />
      <p aria-live="polite">
        <b>{said}</b>
        {isFew
          ? w('wanted.few', { n: LEAST_HELD_BACK })
          : answered === 0
            ? w('wanted.none')
            : answered === 100
              ? w('wanted.all', { wrong: write.number(wrong) })
              : w('wanted.means', { answered: write.number(answered), wrong: write.number(wrong) })}
      </p>
      {choosing.error && <Notice tone="wrong" title={problem(choosing.error)} />}
      {mayChange && (
        <p className="reader-do">
          <Button type="primary" disabled={wanted === kept} loading={choosing.isPending} onClick={save}>
            {w('wanted.save')}
          </Button>
          <Button disabled={wanted === kept} onClick={() => setWanted(kept)}>
            {w('wanted.back', { n: write.number(100 * kept) })}
          </Button>
        </p>
      )}
    </section>
  )
}
