import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import type { Book } from '../use-book.ts'
import './ByStatus.css'

/** How many matters stand at each step; steps where none stands are left out. */
export function ByStatus({ counts }: { counts: Book['byStatus'] }) {
  const { t, language, plain } = useSpeech()
  const write = useWriter()
  const english = language === 'en'
  const standing = counts.filter(({ count }) => count > 0)
  const most = Math.max(...standing.map(({ count }) => count))
  const total = standing.reduce((sum, { count }) => sum + count, 0)
  return (
    <table className="by-status">
      <tbody>
        {standing.map(({ status, zh, en, count }) => (
          <tr key={status}>
            <th scope="row">{plain(`status:${status}`, english ? en : zh)}</th>
            <td className="by-status-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(count / most) * 100}%` }} />
            </td>
            <td className="by-status-count figures">{write.number(count)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('book.total')}</th>
          <td aria-hidden="true" />
          <td className="by-status-count figures">{write.number(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
