import { PhoneOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWriter } from '../../ui/moment.ts'
import { useMissed } from './use-missed.ts'
import { useMissedWords } from './words.ts'

/** How many wait to be rung back, and the way to them. */
export function MissedButton({ onOpen }: { onOpen: () => void }) {
  const w = useMissedWords()
  const write = useWriter()
  const total = useMissed().data?.total ?? 0
  return (
    <Button icon={<PhoneOutlined aria-hidden />} onClick={onOpen}>
      {w('title')} {total > 0 && <span className="missed-count figures">{write.number(total)}</span>} <kbd>Alt M</kbd>
    </Button>
  )
}
