import { DeskPage } from '../DeskPage.tsx'
import { useShellWords } from '../shell/words.ts'

export default function CallsPage() {
  const w = useShellWords()
  return <DeskPage title={w('room.calls')}>{null}</DeskPage>
}
