import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import type { Book } from '../use-book.ts'
import { imbalanceOf, termsOf } from './balance.ts'
import './Balance.css'

const signs = { plus: '+', minus: '−', equals: '=' } as const
/** 万千百十个: an account sheet has a column for each digit. */
const LEAST_PLACES = 5

/** The month as a sheet of an account book, a column for each digit, and below it as one equation. */
export function Balance({ figures }: { figures: Book['balance'] }) {
  const { t } = useSpeech()
  const write = useWriter()
  const terms = termsOf(figures)
  const places = Math.max(LEAST_PLACES, ...terms.map(({ count }) => String(count).length))
  const names = Array.from(t('book.places'))
  const off = imbalanceOf(figures)
  return (
    <div className="balance">
      <table>
        {names.length > 0 && (
          <thead aria-hidden="true">
            <tr>
              <td colSpan={3}>
                <Digits digits={Array.from({ length: places }, (_, n) => names[places - 1 - n] ?? '')} />
              </td>
            </tr>
          </thead>
        )}
        <tbody>
          {terms.map(({ name, sign, count }) => (
            <tr key={name} className={sign === 'equals' ? 'balance-closing' : undefined}>
              <td className="balance-sign">
                {sign && (
                  <>
                    <span aria-hidden="true">{signs[sign]}</span>
                    <span className="unseen">{t(`book.sign.${sign}`)}</span>
                  </>
                )}
              </td>
              <th scope="row">{t(`book.${name}`)}</th>
              <td>
                <span className="unseen">{write.number(count)}</span>
                <Digits digits={Array.from(String(count).padStart(places))} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="balance-equation figures" aria-hidden="true">
        {terms.map(({ sign, count }) => `${sign ? ` ${signs[sign]} ` : ''}${write.number(count)}`)}
      </p>
      <p className={off === 0 ? 'balance-even' : 'balance-uneven'}>
        {off === 0 ? t('book.even') : t('book.uneven', { n: write.number(Math.abs(off)) })}
      </p>
    </div>
  )
}

function Digits({ digits }: { digits: readonly string[] }) {
  return (
    <span className="digits figures" aria-hidden="true">
      {digits.map((digit, place) => (
        // Places do not move: their position is what they are.
        // eslint-disable-next-line react/no-array-index-key
        <span key={place}>{digit.trim()}</span>
      ))}
    </span>
  )
}
