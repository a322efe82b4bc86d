import { DeskPage } from '../DeskPage.tsx'
import { useShellWords } from '../shell/words.ts'

export default function BenchPage() {
  const w = useShellWords()
  return <DeskPage title={w('room.bench')}>{null}</DeskPage>
}
