import type { Orderable } from '../../../contract/details.ts'
import { actions } from '../../../domain/ledger/actions.ts'
import { useSpeech } from '../../language.ts'
import { Details } from './Details.tsx'
import type { Order } from './spans-of.ts'

const asks = {
  return: 'requestReturn',
  extension: 'requestExtension',
  information: 'requestInformation',
  suspension: 'requestSuspension',
} as const satisfies Readonly<Record<string, Orderable>>

/** What a unit waits for: its requests that nobody has decided yet. */
export function RequestOf({ order: { requests } }: { order: Order }) {
  const { language } = useSpeech()
  return (
    <>
      {Object.entries(requests).map(([key, details]) => {
        const action = asks[key as keyof typeof asks]
        return (
          <div key={key} className="request">
            <b>{actions[action][language]}</b>
            <Details action={action} details={details as Record<string, unknown>} />
          </div>
        )
      })}
    </>
  )
}
