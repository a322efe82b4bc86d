import { useMutation } from '@tanstack/react-query'
import { useSpeech } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import type { OwnWay } from './own-way.ts'
import { verifyChain } from './verify-chain.ts'

/** 校验: the lines of the matter recomputed on the phone itself, and said in one sentence. */
export function ChainCheck({ way }: { way: OwnWay }) {
  const { t } = useSpeech()
  // A page that came over plain http has no WebCrypto.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  const check = useMutation({
    mutationFn: async (by: SubtleCrypto) => verifyChain(await way.chain(), by),
  })
  const { data } = check
  return (
    <Section title={t('own.check')}>
      <p>{t('own.checkLead')}</p>
      {subtle ? (
        <p className="screen-only">
          <Button onClick={() => check.mutate(subtle)} busy={check.isPending}>
            {t('own.checkDo')}
          </Button>
        </p>
      ) : (
        <p>{t('own.checkCannot')}</p>
      )}
      {data?.whole === true && (
        <Notice tone="good" title={t('own.checkGood', { n: data.lines })} spoken>
          <p className="own-head">{t('own.checkHead', { head: data.head.slice(0, 16) })}</p>
        </Notice>
      )}
      {data?.whole === false && <Notice tone="wrong" title={t('own.checkBad', { n: data.seq })} />}
      {check.error && !check.isPending && subtle && (
        <Failure error={check.error} onAgain={() => check.mutate(subtle)} />
      )}
    </Section>
  )
}
