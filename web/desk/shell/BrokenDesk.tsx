import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Door } from './Door.tsx'
import { useShellWords } from './words.ts'

/** Where a page of the desk has broken. */
export function BrokenDesk() {
  const w = useShellWords()
  return (
    <Door>
      <Page title={w('broken.title')} lead={w('broken.text')}>
        <Button kind="main" onClick={() => window.location.reload()}>
          {w('broken.again')}
        </Button>
      </Page>
    </Door>
  )
}
