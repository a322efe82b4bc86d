import type { Answer } from '../../../api.ts'
import type { lookUp } from '../../../calls.ts'
import { useWriter } from '../../../ui/moment.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useJoinWords } from './words.ts'

type Joined = Answer<NonNullable<(typeof lookUp)['shapes']>>['joined']

/** What became of the wish to join others' matter; nothing where there was none. */
export function JoinedNotice({ joined }: { joined: Joined | undefined }) {
  const say = useJoinWords()
  const write = useWriter()
  // A receipt that was kept by an earlier version of the page does not tell.
  if (!joined) return null
  const { state, others } = joined
  if (state === 'joined')
    return (
      <Notice tone="good" title={others > 0 ? say('is.joined', { n: write.number(others) }) : say('is.joinedOwn')}>
        <p>{say('is.joined.text')}</p>
      </Notice>
    )
  return (
    <Notice tone="note" title={say(`is.${state}`)}>
      <p>{say(`is.${state}.text`)}</p>
    </Notice>
  )
}
