import { type OrderStatus, orderStatuses, type Status, statuses } from '../../../domain/ledger/actions.ts'
import { type Track, tracks, type Urgency, urgencies } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import './tags.css'

type Tone = 'waiting' | 'running' | 'good' | 'rest'

const tones: Readonly<Record<Status, Tone>> = {
  submitted: 'waiting',
  opened: 'waiting',
  dispatched: 'running',
  suspended: 'rest',
  answered: 'waiting',
  resolved: 'running',
  cleared: 'good',
  declined: 'rest',
  transferred: 'rest',
  merged: 'rest',
  terminated: 'rest',
}
const orderTones: Readonly<Record<OrderStatus, Tone>> = {
  sent: 'waiting',
  claimed: 'running',
  answered: 'running',
  accepted: 'good',
  returned: 'rest',
  withdrawn: 'rest',
}

/** 事项状态 */
export function StatusTag({ status }: { status: Status }) {
  const { language } = useSpeech()
  return <span className={`tag tag-${tones[status]}`}>{statuses[status][language]}</span>
}

/** 工单状态 */
export function OrderTag({ status }: { status: OrderStatus }) {
  const { language } = useSpeech()
  return <span className={`tag tag-${orderTones[status]}`}>{orderStatuses[status][language]}</span>
}

/** 紧急程度, where it is more than ordinary. */
export function UrgencyTag({ urgency }: { urgency: Urgency }) {
  const { language } = useSpeech()
  if (urgency === 'normal') return null
  const tone = urgency === 'complex' ? 'rest' : 'urgent'
  return <span className={`tag tag-${tone}`}>{urgencies[urgency][language]}</span>
}

/** 办理方式 */
export function TrackTag({ track }: { track: Track | null }) {
  const { language } = useSpeech()
  return track && <span className="tag">{tracks[track][language]}</span>
}
