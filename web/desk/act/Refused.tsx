import { Alert } from 'antd'
import { type Action, actions } from '../../../domain/ledger/actions.ts'
import type { listEntries } from '../../../contract/ledger.ts'
import { type Answer, ProblemError } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { useProblemWords } from '../../ui/problem.ts'
import { useActWords } from './words.ts'

type Line = Partial<Answer<typeof listEntries>['rows'][number]>

/** Why an action was not taken, and what others did since it was begun. */
export function Refused({ error }: { error: unknown }) {
  const w = useActWords()
  const words = useProblemWords()
  const write = useWriter()
  const { language } = useSpeech()
  const meanwhile = error instanceof ProblemError ? (error.meanwhile as readonly Line[]) : []
  return (
    <Alert
      type="error"
      showIcon
      title={words(error)}
      description={
        <>
          {w('kept')}
          {meanwhile.length > 0 && (
            <>
              <p>{w('meanwhile')}</p>
              <ul>
                {meanwhile.map(({ seq, action = '', at = '' }) => (
                  <li key={seq}>{w('by', { action: actions[action as Action][language], at: write.moment(at) })}</li>
                ))}
              </ul>
            </>
          )}
        </>
      }
    />
  )
}
