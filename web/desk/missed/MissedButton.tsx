import { PhoneOutlined } from '@ant-design/icons'
import { Badge, Button } from 'antd'
import { useMissed } from './use-missed.ts'
import { useMissedWords } from './words.ts'

/** How many wait to be rung back, and the way to them. */
export function MissedButton({ onOpen }: { onOpen: () => void }) {
  const w = useMissedWords()
  const total = useMissed().data?.total ?? 0
  return (
    <Badge count={total} className="missed-count">
      <Button icon={<PhoneOutlined />} aria-label={w('open', { n: total })} onClick={onOpen}>
        {w('title')} <kbd>Alt M</kbd>
      </Button>
    </Badge>
  )
}
