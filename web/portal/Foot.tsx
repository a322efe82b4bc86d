import { useSpeech } from '../language.ts'
import { useBook } from './use-book.ts'
import './Foot.css'

/** Where else to turn: at the end of every page. */
export function Foot() {
  const { t } = useSpeech()
  const { data: book } = useBook()
  return (
    <footer className="foot screen-only">
      <div className="foot-row">
        <p>
          <b>{t('foot.emergency')}</b>
        </p>
        <p>{t('foot.hotline')}</p>
        {book?.prefecture.demo && <p className="foot-small">{t('demo.text')}</p>}
        <p className="foot-small">
          {t('foot.about')} <a href="/api/docs">{t('foot.open')}</a>
        </p>
      </div>
    </footer>
  )
}
