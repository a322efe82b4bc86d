import { channels, kinds } from '../../../domain/ledger/words.ts'
import { Link } from 'react-router'
import { useSpeech } from '../../language.ts'
import { Time } from '../../ui/Time.tsx'
import type { Folder } from '../act/fields.ts'
import { clockOf, Due } from '../due/Due.tsx'
import { useNames } from '../pick/use-names.ts'
import { StatusTag, TrackTag, UrgencyTag } from '../tags/tags.tsx'
import { useMatterWords } from './words.ts'

/** What a matter is, at a glance. */
export function Facts({ folder: { matter } }: { folder: Folder }) {
  const w = useMatterWords()
  const { language } = useSpeech()
  const unit = useNames('unit')
  const region = useNames('region')
  const category = useNames('category')
  const notYet = <span className="not-yet">{w('notYet')}</span>
  return (
    <section className="sheet facts" aria-label={w('facts')}>
      <p className="facts-head">
        <StatusTag status={matter.status} />
        <UrgencyTag urgency={matter.urgency} />
        <TrackTag track={matter.track} />
        {matter.dueAt && <Due at={matter.dueAt} clock={clockOf(matter)} told />}
        {matter.callers > 1 && (
          <span className="tag">{w('callers', { n: matter.callers, people: matter.people })}</span>
        )}
        {matter.redos > 0 && <span className="tag">{w('redos', { n: matter.redos })}</span>}
        {matter.supervisionLevel > 0 && (
          <span className="tag tag-urgent">{w('supervised', { n: matter.supervisionLevel })}</span>
        )}
      </p>
      <dl>
        <div>
          <dt>{w('kind')}</dt>
          <dd>{matter.kind ? kinds[matter.kind][language] : notYet}</dd>
        </div>
        <div>
          <dt>{w('category')}</dt>
          <dd>{matter.categoryCode ? category(matter.categoryCode) : notYet}</dd>
        </div>
        <div>
          <dt>{w('place')}</dt>
          <dd>{[region(matter.regionCode), matter.address].filter(Boolean).join(' · ') || notYet}</dd>
        </div>
        <div>
          <dt>{w('lead')}</dt>
          <dd>{matter.leadUnitId ? unit(matter.leadUnitId) : notYet}</dd>
        </div>
        <div>
          <dt>{w('received')}</dt>
          <dd>
            <Time at={matter.receivedAt} /> · {channels[matter.channel][language]}
          </dd>
        </div>
        {matter.aboutUnitIds.length > 0 && (
          <div>
            <dt>{w('about')}</dt>
            <dd>{matter.aboutUnitIds.map(unit).join('、')}</dd>
          </div>
        )}
        {matter.mergedInto && (
          <div>
            <dt>{w('merged')}</dt>
            <dd>
              <Link to={`/desk/matters/${matter.mergedInto}`}>{w('merged.open')}</Link>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
