import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Time } from '../../ui/Time.tsx'
import { endOtherSessions, endSession, listSessions } from '../calls.ts'
import '../tags/tags.css'
import { useStaffWords } from '../words.ts'
import { deviceOf } from './device.ts'

/** Where somebody is signed in, and how to end it. */
export function Sessions() {
  const w = useStaffWords()
  const list = useQuery({ queryKey: ['staff', 'sessions'], queryFn: () => call(listSessions, {}), gcTime: 0 })
  const again = () => void list.refetch()
  const ending = useMutation({
    mutationFn: (sessionId: string) => call(endSession, { params: { sessionId } }),
    onSettled: again,
  })
  const endingOthers = useMutation({ mutationFn: () => call(endOtherSessions, {}), onSettled: again })
  return (
    <section className="sheet">
      <h2>{w('sessions')}</h2>
      {list.error && !list.isFetching && <Failure error={list.error} onAgain={again} />}
      <ul className="staff-sessions">
        {list.data?.rows.map(({ id, beganAt, agent, address, here }) => (
          <li key={id}>
            <div>
              <b>{agent ? deviceOf(agent) : w('agent.none')}</b>{' '}
              {here && <span className="tag tag-good">{w('here')}</span>}
              <p className="nothing figures">
                <Time at={beganAt} /> · {address}
              </p>
            </div>
            {!here && (
              <Button kind="quiet" onClick={() => ending.mutate(id)}>
                {w('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(list.data?.rows.length ?? 0) > 1 && (
        <Button onClick={() => endingOthers.mutate()} busy={endingOthers.isPending}>
          {w('endOthers')}
        </Button>
      )}
    </section>
  )
}
