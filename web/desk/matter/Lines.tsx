import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Orderable } from '../../../contract/details.ts'
import { type Action, actions } from '../../../domain/ledger/actions.ts'
import { type Role, roles } from '../../../domain/access/role.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Time } from '../../ui/Time.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { type Folder, fieldsOf } from '../act/fields.ts'
import { useNames } from '../pick/use-names.ts'
import { Details } from './Details.tsx'
import type { Line } from './spans-of.ts'
import { useMatterWords } from './words.ts'

/** As many as are drawn before one asks for the others. */
const FIRST = 30

/** 账目: every line of the matter, newest on top. */
export function Lines({
  folder,
  lines,
}: {
  folder: Folder
  lines: UseQueryResult<Readonly<{ rows: readonly Line[] }>>
}) {
  const w = useMatterWords()
  const [all, setAll] = useState(false)
  const rows = (lines.data?.rows ?? []).toReversed()
  return (
    <section className="sheet">
      <h2>{w('lines')}</h2>
      {lines.error && <Failure error={lines.error} onAgain={() => void lines.refetch()} busy={lines.isFetching} />}
      {lines.isPending && <Wait words={w('loading')} />}
      <ol className="lines" reversed>
        {(all ? rows : rows.slice(0, FIRST)).map((line) => (
          <LineItem key={line.id} line={line} folder={folder} />
        ))}
      </ol>
      {!all && rows.length > FIRST && (
        <Button onClick={() => setAll(true)}>{w('lines.all', { n: rows.length })}</Button>
      )}
    </section>
  )
}

function LineItem({ line: { seq, action, details, writer, at }, folder }: { line: Line; folder: Folder }) {
  const w = useMatterWords()
  const { language } = useSpeech()
  const unit = useNames('unit')
  const person = useNames('person')
  const order = folder.orders.find(({ id }) => id === details['orderId'])
  const who = [roles[writer.role as Role][language], unit(writer.unitId), nameOf(person(writer.id), writer.id)]
  return (
    <li className="line" value={seq}>
      <span className="line-seq figures">{seq}</span>
      <div>
        <p className="line-head">
          <b>{actions[action as Action][language]}</b>
          {order && <span>{unit(order.unitId)}</span>}
          <Time at={at} short />
        </p>
        <p className="line-who">{who.filter(Boolean).join(' · ')}</p>
        {action in fieldsOf && <Details action={action as Orderable} details={details} />}
        {action === 'absorb' && (
          <p>{w('line.absorb', { n: (details['voices'] as readonly unknown[] | undefined)?.length ?? 0 })}</p>
        )}
      </div>
    </li>
  )
}

/** Citizens and the machine have no name in the list of people. */
function nameOf(name: string, id: string): string {
  return name === id ? '' : name
}
