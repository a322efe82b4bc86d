import { Button } from 'antd'
import { useState } from 'react'
import { type Action, actions } from '../../../domain/ledger/actions.ts'
import { useSpeech } from '../../language.ts'
import { Time } from '../../ui/Time.tsx'
import { useMe } from '../use-me.ts'
import type { Line } from './spans-of.ts'
import { useMatterWords } from './words.ts'

/** What others did to the matter while its page was open, until the reader says that they have seen it. */
export function Meanwhile({ lines }: { lines: readonly Line[] | undefined }) {
  const w = useMatterWords()
  const { language } = useSpeech()
  const me = useMe().data?.id
  const [seen, setSeen] = useState<number | undefined>()
  const last = lines?.at(-1)?.seq
  if (seen === undefined && last !== undefined) setSeen(last)
  const news = (lines ?? []).filter(({ seq, writer }) => seen !== undefined && seq > seen && writer.id !== me)
  return (
    <output className={news.length > 0 ? 'meanwhile' : 'unseen'}>
      {news.length > 0 && (
        <>
          <span>
            {w('meanwhile')}
            {news.map(({ id, action, at }) => (
              <b key={id}>
                {actions[action as Action][language]} <Time at={at} short />
              </b>
            ))}
          </span>
          <Button size="small" onClick={() => setSeen(last)}>
            {w('meanwhile.seen')}
          </Button>
        </>
      )}
    </output>
  )
}
