import { DeskPage } from '../DeskPage.tsx'
import { useShellWords } from '../shell/words.ts'

export default function MatterPage() {
  const w = useShellWords()
  return <DeskPage title={w('room.matters')}>{null}</DeskPage>
}
