import { SearchOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import type { Room } from '../rooms.tsx'
import { useShellWords } from './words.ts'

export function PaletteButton({ onOpen, wide }: { onOpen: () => void; wide: boolean }) {
  const w = useShellWords()
  return (
    <Button icon={<SearchOutlined />} onClick={onOpen} aria-label={w('palette')}>
      {wide && (
        <>
          {w('palette')} <kbd>{w('palette.key')}</kbd>
        </>
      )}
    </Button>
  )
}

export function Palette({ onClose }: { rooms: readonly Room[]; onClose: () => void }) {
  const w = useShellWords()
  return (
    <Modal open title={w('palette')} onCancel={onClose} footer={null}>
      <p>{w('palette.hint')}</p>
    </Modal>
  )
}
