import { type Level, levels } from '../../../domain/supervision/levels.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { paperAddress } from './paper-address.ts'
import { shortNumber } from './short-number.ts'
import type { Row } from './use-board.ts'
import { useSupervisionWords } from './words.ts'

/** 督办件 of a matter that are not lifted: replied to or not, until when, each to be taken as a file. */
export function Papers({ row: { id: matterId, number: ofMatter, documents } }: { row: Row }) {
  const w = useSupervisionWords()
  const { language } = useSpeech()
  const write = useWriter()
  if (documents.length === 0) return null
  return (
    <p className="board-facts">
      {documents.map(({ number, level, limitOn, repliedAt }) => {
        const state = repliedAt ? 'document.replied' : limitOn ? 'document.until' : 'document.open'
        const short = shortNumber(number, ofMatter)
        const day = limitOn ? write.day(limitOn) : ''
        return (
          <a
            key={number}
            href={paperAddress(matterId, number)}
            download
            title={w('download', { number })}
            className={repliedAt ? '' : 'board-waiting'}
          >
            {w(state, { number: short, level: levels[level as Level][language], day })}
          </a>
        )
      })}
    </p>
  )
}
