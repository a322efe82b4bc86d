import { DeskPage } from '../DeskPage.tsx'
import { useShellWords } from '../shell/words.ts'

export default function TriagePage() {
  const w = useShellWords()
  return <DeskPage title={w('room.triage')}>{null}</DeskPage>
}
