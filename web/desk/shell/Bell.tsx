import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge, Button, Popover } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Time } from '../../ui/Time.tsx'
import { listNotices } from '../calls.ts'
import { useShellWords } from './words.ts'

const KEY = 'lianxin.notices-seen'

/** 提醒: what the platform has to tell whoever works here; what came since they last looked is counted. */
export function Bell() {
  const w = useShellWords()
  const { language } = useSpeech()
  const [isOpen, setIsOpen] = useState(false)
  const [seen, setSeen] = useState(() => localStorage.getItem(KEY) ?? '')
  const notices = useQuery({
    queryKey: ['notices'],
    queryFn: () => call(listNotices, {}),
    refetchInterval: 120_000,
  })
  const rows = notices.data?.rows ?? []
  const unread = rows.filter(({ at }) => at > seen).length
  const look = (open: boolean) => {
    setIsOpen(open)
    const newest = rows[0]?.at
    if (open || !newest) return
    localStorage.setItem(KEY, newest)
    setSeen(newest)
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={w('notifications')}
      open={isOpen}
      onOpenChange={look}
      content={
        <div className="bell">
          {notices.error && <Failure error={notices.error} onAgain={() => void notices.refetch()} />}
          {notices.data && rows.length === 0 && <p className="nothing">{w('notifications.none')}</p>}
          <ul>
            {rows.map(({ id, at, matterId, [language]: words }) => (
              <li key={id} className={at > seen ? 'bell-new' : ''}>
                {matterId ? (
                  <Link to={`/desk/matters/${matterId}`} onClick={() => look(false)}>
                    {words}
                  </Link>
                ) : (
                  words
                )}
                <small>
                  <Time at={at} short />
                </small>
              </li>
            ))}
          </ul>
        </div>
      }
    >
      <Badge count={unread} size="small" offset={[-6, 6]}>
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={unread > 0 ? w('notifications.unread', { n: unread }) : w('notifications')}
        />
      </Badge>
    </Popover>
  )
}
