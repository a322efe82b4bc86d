import { BellOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useShellWords } from './words.ts'

export function Bell() {
  const w = useShellWords()
  return <Button type="text" icon={<BellOutlined />} aria-label={w('notifications')} />
}
