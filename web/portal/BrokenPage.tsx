import { useSpeech } from '../language.ts'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'

/** A page that could not be fetched or drawn. */
export function BrokenPage() {
  const { t } = useSpeech()
  return (
    <Page title={t('failed.broken.title')} lead={t('failed.broken.text')}>
      <Button kind="main" onClick={() => window.location.reload()}>
        {t('failed.broken.again')}
      </Button>
    </Page>
  )
}
