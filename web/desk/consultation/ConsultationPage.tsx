import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import type { readConsultation } from '../../../contract/consultation.ts'
import { type Action, actions } from '../../../domain/ledger/actions.ts'
import { type Answer, call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { ActionDialog } from '../act/ActionDialog.tsx'
import type { Values } from '../act/fields.ts'
import { matterKey } from '../act/use-act.ts'
import { readConsultation as consultation } from '../calls.ts'
import { DeskPage } from '../DeskPage.tsx'
import { PageWatermark } from '../matter/PageWatermark.tsx'
import { useFilter } from '../use-filter.ts'
import { useKeys } from '../use-keys.ts'
import { useMe } from '../use-me.ts'
import { History } from './History.tsx'
import { Called, Duties, Proposal } from './Proposal.tsx'
import { useConsultationWords } from './words.ts'
import '../supervision/board.css'
import './consultation.css'

export type Room = Answer<typeof readConsultation>

const keys = { convene: 'h', designate: 'd', judgeReturn: 'j' } as const
type Doing = keyof typeof keys

/** 会商: who returned a matter and why, whose it ought to be, and the acts that bring the dispute to an end. */
export default function ConsultationPage() {
  const { matterId = '' } = useParams()
  const w = useConsultationWords()
  const { language } = useSpeech()
  const own = useMe().data
  const [filter, setFilter] = useFilter(['do'])
  const room = useQuery({
    queryKey: [...matterKey(matterId), 'consultation'],
    queryFn: () => call(consultation, { params: { matterId } }),
  })
  const told = room.data
  const pending = told?.history.find(({ judged }) => judged === null)
  const holds = (action: Action) => actions[action].by.some((role) => own?.roles.includes(role))
  const possible: Readonly<Record<Doing, boolean>> = {
    judgeReturn: pending !== undefined && holds('judgeReturn'),
    convene: (told?.status === 'opened' || told?.status === 'dispatched') && !told.designated && holds('convene'),
    designate: told?.status === 'opened' && holds('designate'),
  }
  const ask = (action: Doing | null) => setFilter({ do: action ?? '' }, { replace: true })
  useKeys(
    Object.fromEntries(
      (Object.keys(keys) as Doing[]).map((action) => [keys[action], () => possible[action] && ask(action)]),
    ),
  )
  if (!told)
    return (
      <DeskPage title={w('title')}>
        {room.error ? (
          <Failure error={room.error} onAgain={() => void room.refetch()} busy={room.isFetching} />
        ) : (
          <Wait words={w('loading')} />
        )}
      </DeskPage>
    )
  const asked = (Object.keys(keys) as Doing[]).find((action) => action === filter.do && possible[action])
  return (
    <DeskPage
      title={w('one', { number: told.number })}
      lead={told.title}
      aside={<Link to={`/desk/matters/${matterId}`}>{w('matter')}</Link>}
    >
      <PageWatermark />
      {told.needed && <p className="sheet consult-word">{w('needed', { n: told.hops })}</p>}
      {told.designated && <p className="sheet consult-word">{w('designated')}</p>}
      <div className="consult-bar">
        {(['judgeReturn', 'convene', 'designate'] as const)
          .filter((action) => possible[action])
          .map((action, n) => (
            <Button key={action} type={n === 0 ? 'primary' : 'default'} onClick={() => ask(action)}>
              {actions[action][language]} <kbd>{keys[action].toUpperCase()}</kbd>
            </Button>
          ))}
      </div>
      <div className="consult-columns">
        <History room={told} />
        <div className="consult-side">
          <Proposal room={told} />
          <Called room={told} />
          <Duties room={told} />
        </div>
      </div>
      {asked && (
        <ActionDialog
          matterId={matterId}
          action={asked}
          orderId={asked === 'judgeReturn' ? (pending?.orderId ?? null) : null}
          initial={begunWith(asked, told)}
          onClose={() => ask(null)}
        />
      )}
    </DeskPage>
  )
}

/** What is known already need not be filled in again. */
function begunWith(action: Doing, { proposal, called, participants }: Room): Values {
  if (action === 'convene') return { participants: called?.participants ?? participants }
  if (action !== 'designate') return {}
  return {
    participants: called?.participants ?? participants,
    ...(proposal.unitId !== null && { leadUnitId: proposal.unitId }),
  }
}
