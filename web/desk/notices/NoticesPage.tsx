import { Segmented } from 'antd'
import { DeskPage } from '../DeskPage.tsx'
import { useFilter } from '../use-filter.ts'
import { useMe } from '../use-me.ts'
import { Templates } from './Templates.tsx'
import { Trouble } from './Trouble.tsx'
import { useNoticesWords } from './words.ts'
import './notices.css'

/** 通知: what could not be sent, for those who see to it; the words of every kind, for those who keep them. */
export default function NoticesPage() {
  const w = useNoticesWords()
  const me = useMe()
  const [{ part }, setFilter] = useFilter(['part'])
  const writes = me.data?.grants.some(({ role }) => role === 'systemAdministrator') ?? false
  const shown = writes && part === 'words' ? 'words' : 'trouble'
  return (
    <DeskPage title={w('title')} lead={w('lead')}>
      {writes && (
        <Segmented
          className="notices-part"
          value={shown}
          onChange={(value) => setFilter({ part: value === 'words' ? 'words' : '' })}
          options={[
            { value: 'trouble', label: w('trouble') },
            { value: 'words', label: w('words') },
          ]}
        />
      )}
      {shown === 'words' ? <Templates /> : <Trouble />}
    </DeskPage>
  )
}
