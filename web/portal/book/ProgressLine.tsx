import { useWriter } from '../../ui/moment.ts'
import { progress as en } from '../../words/en-progress.ts'
import { wordsOf } from '../../words/words-of.ts'
import { progress as zh } from '../../words/zh-progress.ts'

export const useProgressWords = wordsOf(zh, en)

/** When a watched matter was last reported on, and how far it had come. */
export function ProgressLine({ progress: { at, percent } }: { progress: { at: string; percent: number | null } }) {
  const say = useProgressWords()
  const write = useWriter()
  const day = write.moment(at)
  return (
    <span className="newest-sort">
      {percent === null ? say('said', { day }) : say('percent', { day, percent: write.share(percent / 100) })}
    </span>
  )
}
