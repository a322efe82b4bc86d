import { Button } from 'antd'
import { Fragment, useState } from 'react'
import type { Answer } from '../../api.ts'
import { useWriter } from '../../ui/moment.ts'
import type { readReport } from '../../../contract/reader.ts'
import { ClassWords } from './ClassWords.tsx'
import { useShare } from '../share.ts'
import { useLabels } from './use-labels.ts'
import { useReaderWords } from './words.ts'

/** How each class was met, with the words it hangs on, and what was taken for what. */
export function Classes({
  trainingId,
  model,
  report: { perClass, confusion, tooFew },
}: {
  /** Null where its models were cleared away: no words are known of them. */
  trainingId: string | null
  model: string
  report: Answer<typeof readReport>
}) {
  const w = useReaderWords()
  const write = useWriter()
  const share = useShare()
  const labels = useLabels()
  const [open, setOpen] = useState<string | null>(null)
  return (
    <>
      <h3>{w('classes')}</h3>
      {perClass.length === 0 && <p className="sheet">{w('classes.none')}</p>}
      {perClass.length > 0 && (
        <table className="cal-table sheet">
          <thead>
            <tr>
              <th scope="col">{w('class')}</th>
              <th scope="col">{w('n')}</th>
              <th scope="col">{w('precision')}</th>
              <th scope="col">{w('recall')}</th>
              <th scope="col">F1</th>
              {trainingId !== null && <th scope="col">{w('words')}</th>}
            </tr>
          </thead>
          <tbody>
            {perClass.map(({ label, n, precision, recall, f1 }) => {
              const name = labels.label(model, label)
              return (
                <Fragment key={label}>
                  <tr>
                    <th scope="row">{name}</th>
                    <td data-label={w('n')}>{write.number(n)}</td>
                    <td data-label={w('precision')}>{share(precision)}</td>
                    <td data-label={w('recall')}>{share(recall)}</td>
                    <td data-label="F1">{share(f1)}</td>
                    {trainingId !== null && (
                      <td>
                        <Button
                          size="small"
                          aria-expanded={open === label}
                          aria-label={w('words.of', { name })}
                          onClick={() => setOpen(open === label ? null : label)}
                        >
                          {w('words')}
                        </Button>
                      </td>
                    )}
                  </tr>
                  {trainingId !== null && open === label && (
                    <tr>
                      <td colSpan={6}>
                        <ClassWords trainingId={trainingId} model={model} label={label} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      )}
      {perClass.length > 0 && <p className="nothing">{w('f1')}</p>}
      {tooFew.length > 0 && (
        <p className="sheet">
          {w('tooFew', { classes: tooFew.map((label) => labels.label(model, label)).join(w('and')) })}
        </p>
      )}
      <h3>{w('confusion')}</h3>
      {confusion.length === 0 ? (
        <p className="sheet">{w('confusion.none')}</p>
      ) : (
        <ul className="sheet reader-list">
          {confusion.map(({ label, said, n }) => (
            <li key={`${label} ${said}`}>
              {w('confusion.line', {
                n: write.number(n),
                label: labels.label(model, label),
                said: labels.label(model, said),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
