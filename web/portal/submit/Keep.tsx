import { encode } from 'uqr'
import { useState } from 'react'
import { useSpeech } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Notice } from '../../ui/Notice.tsx'
import { drawKeepsake } from './draw-keepsake.ts'
import type { Receipt } from './send.ts'

/** What somebody keeps of it: a code that opens the matter on any phone, and all of it as one picture. Fetched after the receipt. */
export default function Keep({ receipt: { number, queryCode, receivedAt } }: { receipt: Receipt }) {
  const { t } = useSpeech()
  const write = useWriter()
  const [failed, setFailed] = useState(false)
  // Behind `#` no server is told the code.
  const { data, size } = encode(`${location.origin}${paths.lookUp}#${number}/${queryCode}`, { border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  const save = async () => {
    try {
      const picture = await drawKeepsake(data, [
        { text: t('name'), big: true },
        { text: `${t('receipt.number')} ${number}`, big: true },
        { text: `${t('receipt.code')} ${queryCode}`, big: true },
        { text: `${t('receipt.at')} ${write.moment(receivedAt)}` },
        { text: t('receipt.scan') },
        { text: `${t('hotline.label')} 12345` },
      ])
      const link = document.createElement('a')
      link.href = URL.createObjectURL(picture)
      link.download = `${number}.png`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <div className="receipt-scan">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('receipt.scan')}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <div>
        <p>{t('receipt.scan')}</p>
        <Button onClick={() => void save()}>{t('receipt.picture')}</Button>
        {failed && <Notice tone="wrong" title={t('receipt.pictureFailed')} />}
      </div>
    </div>
  )
}
