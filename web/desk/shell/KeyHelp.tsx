import { Modal } from 'antd'
import type { Room } from '../rooms.tsx'
import { useShellWords } from './words.ts'

/** The keys that work in every room; each room shows its own beside what they do. */
export function KeyHelp({ rooms, onClose }: { rooms: readonly Room[]; onClose: () => void }) {
  const w = useShellWords()
  return (
    <Modal open title={w('keys')} onCancel={onClose} footer={null}>
      <p>{w('keys.lead')}</p>
      <dl className="key-list">
        <dt>
          <kbd>{w('palette.key')}</kbd>
        </dt>
        <dd>{w('keys.palette')}</dd>
        {rooms.map(({ key, go, words }) => (
          <div key={key}>
            <dt>
              <kbd>g</kbd> <kbd>{go}</kbd>
            </dt>
            <dd>{w('keys.go', { room: w(words) })}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
