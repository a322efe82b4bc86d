import { DeskPage } from '../DeskPage.tsx'
import { useShellWords } from '../shell/words.ts'

export default function MattersPage() {
  const w = useShellWords()
  return <DeskPage title={w('room.matters')}>{null}</DeskPage>
}
