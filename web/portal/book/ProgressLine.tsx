import type { PublicMatter } from './use-matters.ts'
import { useWriter } from '../../ui/moment.ts'
import { progress as en } from '../../words/en-progress.ts'
import { wordsOf } from '../../words/words-of.ts'
import { progress as zh } from '../../words/zh-progress.ts'
import './ProgressLine.css'

type LastProgress = NonNullable<PublicMatter['progress']>

export const useProgressWords = wordsOf(zh, en)

/** When a watched matter was last reported on, how far it had come, and what was written for the public. */
export function ProgressLine({ progress: { at, percent, text } }: { progress: LastProgress }) {
  const say = useProgressWords()
  const write = useWriter()
  const day = write.moment(at)
  return (
    <span className="progress-line">
      {percent === null ? say('said', { day }) : say('percent', { day, percent: write.share(percent / 100) })}
      {text && <span className="progress-text">{text}</span>}
    </span>
  )
}
