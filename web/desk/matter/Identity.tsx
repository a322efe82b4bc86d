import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Radio } from 'antd'
import { useEffect, useState } from 'react'
import { revealPurposes, type RevealPurpose } from '../../../domain/access/reveal.ts'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Refused } from '../act/Refused.tsx'
import { readMasked, revealIdentity } from '../calls.ts'
import type { VoiceOf } from './Voices.tsx'
import { useMatterWords } from './words.ts'

/** A revealed identity goes from the screen by itself. */
const SHOWN_MS = 60_000

type Asked = Readonly<{ purpose: RevealPurpose; reason: string }>

/** Who spoke: masked, or revealed for a reason that is logged and told to the submitter; nothing where the policy gives nothing. */
export function Identity({ matterId, voice: { submissionId, sees } }: { matterId: string; voice: VoiceOf }) {
  const w = useMatterWords()
  const { language } = useSpeech()
  const [asking, setAsking] = useState(false)
  const [form] = Form.useForm<Asked>()
  const masked = useMutation({ mutationFn: () => call(readMasked, { params: { matterId, submissionId } }) })
  const revealed = useMutation({
    mutationFn: (asked: Asked) => call(revealIdentity, { params: { matterId }, body: { submissionId, ...asked } }),
    onSuccess: () => setAsking(false),
  })
  const { reset, data } = revealed
  useEffect(() => {
    if (!data) return undefined
    const gone = setTimeout(reset, SHOWN_MS)
    return () => clearTimeout(gone)
  }, [data, reset])
  if (sees.identity === 'none') return <span className="nothing">{w('identity.none')}</span>
  const shown = data ?? masked.data
  const parts = shown && [shown.name, shown.phone, shown.email, shown.address, shown.account].filter(Boolean)
  return (
    <>
      {shown ? (
        <span className="identity">{parts?.length ? parts.join(' · ') : w('identity.absent')}</span>
      ) : (
        <Button size="small" onClick={() => masked.mutate()} loading={masked.isPending}>
          {w('identity.masked')}
        </Button>
      )}
      {sees.identity === 'plain' && !data && (
        <Button size="small" onClick={() => setAsking(true)}>
          {w('identity.reveal')}
        </Button>
      )}
      {masked.error && <Refused error={masked.error} />}
      {asking && (
        <Modal
          open
          title={w('identity.reveal')}
          onCancel={() => setAsking(false)}
          onOk={() => form.submit()}
          confirmLoading={revealed.isPending}
        >
          {revealed.error && <Refused error={revealed.error} />}
          <p>{w('identity.logged')}</p>
          <Form<Asked>
            form={form}
            layout="vertical"
            initialValues={{ purpose: 'contact' }}
            onFinish={(asked) => revealed.mutate(asked)}
          >
            <Form.Item name="purpose" label={w('identity.purpose')}>
              <Radio.Group
                options={Object.entries(revealPurposes).map(([value, words]) => ({ value, label: words[language] }))}
              />
            </Form.Item>
            <Form.Item
              name="reason"
              label={w('identity.reason')}
              rules={[{ required: true, min: 5, message: w('identity.least') }]}
            >
              <Input.TextArea rows={2} className="grows" maxLength={500} />
            </Form.Item>
          </Form>
        </Modal>
      )}
    </>
  )
}
