import { useSpeech } from '../language.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'

/** An address that leads nowhere. */
export function MissingPage() {
  const { t } = useSpeech()
  return (
    <Page title={t('missing.title')} lead={t('missing.text')}>
      <ButtonLink kind="main" to={paths.home}>
        {t('missing.home')}
      </ButtonLink>
    </Page>
  )
}
