import { kinds } from '../../../../domain/ledger/words.ts'
import { useSpeech } from '../../../language.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWriter } from '../../../ui/moment.ts'
import { Stamp } from '../../../ui/Stamp.tsx'
import { Time } from '../../../ui/Time.tsx'
import type { Joins } from '../draft.ts'
import type { Nearby } from './use-nearby.ts'
import { useJoinWords } from './words.ts'

/** The matters as the public book shows them, each with why it may be the same. */
export function NearbyList({
  matters,
  secret,
  onJoin,
  onLeave,
}: {
  matters: readonly Nearby[]
  secret: boolean
  onJoin: (joins: Joins) => void
  onLeave: () => void
}) {
  const { language } = useSpeech()
  const say = useJoinWords()
  const write = useWriter()
  return (
    <div className="nearby-list">
      <p className="nearby-soft">{say('lead')}</p>
      {secret && <p>{say('secret')}</p>}
      <ul>
        {matters.map((matter) => {
          const { matterId, number, kind, category, place, people, receivedAt, why } = matter
          const sort = [kinds[kind][language], category].filter(Boolean).join(' · ')
          const title = matter.title ?? sort
          return (
            <li key={matterId}>
              <p className="nearby-title">
                <b id={`nearby-${matterId}`}>{title}</b> <Stamp>{matter.status[language]}</Stamp>
              </p>
              <p>
                {[matter.title && sort, place, say('people', { n: write.number(people) })].filter(Boolean).join(' · ')}
              </p>
              <p className="nearby-soft">
                <span className="figures">{number}</span> {say('since')} <Time at={receivedAt} short />
                {why.map((one) => ` · ${say(`why.${one}`)}`)}
              </p>
              <Button
                id={`nearby-join-${matterId}`}
                aria-labelledby={`nearby-join-${matterId} nearby-${matterId}`}
                onClick={() => onJoin({ matterId, title })}
              >
                {say('join')}
              </Button>
            </li>
          )
        })}
      </ul>
      <Button
        kind="quiet"
        onClick={(event) => {
          event.currentTarget.form?.querySelector('textarea')?.focus()
          onLeave()
        }}
      >
        {say('own')}
      </Button>
    </div>
  )
}
