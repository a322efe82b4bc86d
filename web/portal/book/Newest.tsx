import { useSpeech } from '../../language.ts'
import { kinds } from '../../../domain/ledger/words.ts'
import { Stamp } from '../../ui/Stamp.tsx'
import { Time } from '../../ui/Time.tsx'
import './Newest.css'
import { ProgressLine } from './ProgressLine.tsx'
import type { PublicMatter } from './use-matters.ts'

const columns = ['number', 'received', 'about', 'place', 'unit', 'callers', 'status'] as const

/** The newest matters as rows of the book; on a narrow screen each row is a slip. */
export function Newest({ matters }: { matters: readonly PublicMatter[] }) {
  const { t } = useSpeech()
  return (
    <table className="newest">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`book.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matters.map((matter) => (
          <Row key={matter.number} matter={matter} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ matter }: { matter: PublicMatter }) {
  const { t, count, language, plain } = useSpeech()
  const sort = [kinds[matter.kind][language], matter.category].filter(Boolean).join(' · ')
  return (
    <tr>
      <th scope="row" className="newest-number figures">
        {matter.number}
      </th>
      <td className="newest-received">
        <Time at={matter.receivedAt} short />
      </td>
      <td className="newest-about">
        {matter.title ?? sort}
        {matter.title && <span className="newest-sort">{sort}</span>}
        {matter.progress && <ProgressLine progress={matter.progress} />}
      </td>
      <td className="newest-place">{matter.place ?? t('book.nowhere')}</td>
      <td className="newest-unit">{matter.unit ?? t('book.nobody')}</td>
      <td className="newest-callers figures">{count('book.callers', matter.callers)}</td>
      <td className="newest-status">
        <Stamp>{plain(`status:${matter.status.key}`, matter.status[language])}</Stamp>
      </td>
    </tr>
  )
}
