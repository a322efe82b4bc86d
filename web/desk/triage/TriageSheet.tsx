import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Time } from '../../ui/Time.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { ActionDialog } from '../act/ActionDialog.tsx'
import type { Folder } from '../act/fields.ts'
import { matterKey } from '../act/use-act.ts'
import { adviseOn, readMatter } from '../calls.ts'
import { newId } from '../../new-id.ts'
import { Attachments } from '../matter/Attachments.tsx'
import { useKeys } from '../use-keys.ts'
import { Candidates } from './Candidates.tsx'
import { hold } from './held.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { type Advice, commandsOf, hasProposed, isWaiting, missingIn, type Plan, planOf, proposedIn } from './plan.ts'
import { PlanForm } from './PlanForm.tsx'
import { Said } from './Said.tsx'
import { ProposedUnits } from './ProposedUnits.tsx'
import { useTriageWords } from './words.ts'

/** The matter one stands at: what was said, what is proposed, and what it may be the same as. */
export function TriageSheet({ matterId }: { matterId: string }) {
  const w = useTriageWords()
  const matter = useQuery({ queryKey: matterKey(matterId), queryFn: () => call(readMatter, { params: { matterId } }) })
  const [changed, setChanged] = useState<Partial<Plan>>({})
  const { categoryCode: category, regionCode: region } = changed
  const advice = useQuery({
    queryKey: [...matterKey(matterId), 'advice', category, region],
    queryFn: ({ signal }) =>
      call(
        adviseOn,
        { params: { matterId }, query: { ...(category && { category }), ...(region && { region }) } },
        { signal },
      ),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  if (matter.error)
    return <Failure error={matter.error} onAgain={() => void matter.refetch()} busy={matter.isFetching} />
  // It stands in the queue again while it is kept as it was when it had left: an un-merge, a return.
  const isOld = matter.isFetching && !isWaiting(matter.data?.matter.status)
  if (!matter.data || isOld || advice.isPending) return <Wait words={w('loading')} />
  return (
    <Deciding
      folder={matter.data}
      advice={advice.data}
      adviceError={advice.error}
      changed={changed}
      onChange={(change) => setChanged({ ...changed, ...change })}
    />
  )
}

function Deciding({
  folder,
  advice,
  adviceError,
  changed,
  onChange,
}: {
  folder: Folder
  advice: Advice | undefined
  adviceError: unknown
  changed: Partial<Plan>
  onChange: (change: Partial<Plan>) => void
}) {
  const w = useTriageWords()
  const [open, setOpen] = useState<'merge' | 'decline' | 'transfer' | null>(null)
  const [mergeWith, setMergeWith] = useState<string | null>(null)
  const [told, setTold] = useState(false)
  const { matter, voices } = folder
  const plan = { ...planOf(folder, advice), ...changed }
  const missing = missingIn(plan)
  const accept = () => {
    setTold(true)
    if (missing[0]) return document.getElementById(`plan-${missing[0]}`)?.focus()
    hold({ id: newId(), matterId: matter.id, label: matter.title, commands: commandsOf(folder, plan, advice) })
  }
  const compare = (targetId: string | undefined) => {
    if (!targetId) return
    setMergeWith(targetId)
    setOpen('merge')
  }
  const focus = (name: string) => () => document.getElementById(`plan-${name}`)?.focus()
  // Whoever has just changed a field is still in it, where letters are words.
  useKeys({ 'mod+Enter': accept }, { active: open === null })
  useKeys({
    a: accept,
    m: () => compare(advice?.candidates[0]?.matterId),
    u: focus('leadUnitId'),
    c: focus('categoryCode'),
    r: focus('regionCode'),
    d: () => setOpen('decline'),
    t: () => setOpen('transfer'),
    s: () => advice && onChange(proposedIn(advice, matter.track)),
  })
  return (
    <div className="deciding">
      <section className="sheet">
        <h2>
          <Link to={`/desk/matters/${matter.id}`}>{matter.title || matter.number}</Link>
        </h2>
        {voices.map((voice) => (
          <div key={voice.submissionId}>
            <p className="voice-head">
              {voice.number} <Time at={voice.receivedAt} short />
            </p>
            <Said text={voice.text} advice={advice} />
            <Attachments attachments={voice.attachments} />
          </div>
        ))}
        {matter.address && <p className="nothing">{w('address', { address: matter.address })}</p>}
      </section>
      <section className="sheet" aria-label={w('plan')}>
        <h2>{w('plan')}</h2>
        <PlanForm plan={plan} advice={advice} missing={told ? missing : []} onChange={onChange} onSend={accept}>
          {advice && (
            <ProposedUnits
              units={advice.units}
              taken={hasProposed(plan, advice)}
              onTake={() => onChange(proposedIn(advice, matter.track))}
            />
          )}
        </PlanForm>
        {adviceError !== null && <p className="nothing">{w('advice.failed')}</p>}
        <div className="deciding-foot">
          <Button type="primary" onClick={accept}>
            {w('accept')} <kbd>A</kbd>
          </Button>
          <Button onClick={() => setOpen('decline')}>
            {w('decline')} <kbd>D</kbd>
          </Button>
          <Button onClick={() => setOpen('transfer')}>
            {w('transfer')} <kbd>T</kbd>
          </Button>
        </div>
      </section>
      <Candidates candidates={advice?.candidates ?? []} onCompare={compare} />
      {open === 'merge' && mergeWith && (
        <MergeDialog folder={folder} targetId={mergeWith} onClose={() => setOpen(null)} />
      )}
      {(open === 'decline' || open === 'transfer') && (
        <ActionDialog matterId={matter.id} action={open} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}
