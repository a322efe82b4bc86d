import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { matterKey } from '../act/use-act.ts'
import { checkMatter } from '../calls.ts'
import { useMatterWords } from './words.ts'

/** 校验: the chain of the matter recomputed and its lines replayed, when somebody asks. */
export function Proof({ matterId }: { matterId: string }) {
  const w = useMatterWords()
  const { language } = useSpeech()
  const proof = useQuery({
    queryKey: [...matterKey(matterId), 'proof'],
    queryFn: () => call(checkMatter, { params: { matterId } }),
    enabled: false,
  })
  const found = proof.data?.findings ?? []
  return (
    <section className="sheet">
      <h2>{w('proof')}</h2>
      <div className="proof-ask">
        <p className="nothing">{w('proof.lead')}</p>
        <Button onClick={() => void proof.refetch()} loading={proof.isFetching}>
          {w('proof.check')}
        </Button>
      </div>
      <output className="proof">
        {proof.data && found.length === 0 && (
          <>
            <p className="proof-good">{w('proof.good', { n: proof.data.lines })}</p>
            <code>{proof.data.head}</code>
          </>
        )}
        {found.length > 0 && (
          <>
            <p className="proof-bad">{w('proof.bad')}</p>
            <ul>
              {found.map(({ code, seq, [language]: words }) => (
                <li key={`${code} ${seq}`}>{words}</li>
              ))}
            </ul>
          </>
        )}
      </output>
      {proof.error && <Failure error={proof.error} onAgain={() => void proof.refetch()} busy={proof.isFetching} />}
    </section>
  )
}
