import { MenuOutlined } from '@ant-design/icons'
import { Button, Drawer, Grid, Layout } from 'antd'
import { Suspense, useState } from 'react'
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router'
import type { Answer } from '../../api.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Wait } from '../../ui/Wait.tsx'
import type { me } from '../../../contract/people.ts'
import { ClockPage, ConsultationPage, MatterPage, roomsOf } from '../rooms.tsx'
import { HeldList } from '../triage/HeldList.tsx'
import { useKeys } from '../use-keys.ts'
import { BrokenRoom, MissingRoom } from './BrokenRoom.tsx'
import { Bell } from './Bell.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { Navigation } from './Navigation.tsx'
import { OwnMenu } from './OwnMenu.tsx'
import { Palette, PaletteButton } from './Palette.tsx'
import { useLive } from './use-live.ts'
import { useShellWords } from './words.ts'
import './Frame.css'

export type Me = Answer<typeof me>

/** What stands around every room: navigation, search, notifications, one's own settings; and the room itself. */
export function Frame({ own }: { own: Me }) {
  const w = useShellWords()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const isWide = Grid.useBreakpoint().lg ?? true
  const [open, setOpen] = useState<'navigation' | 'palette' | 'keys' | null>(null)
  const rooms = roomsOf(own.roles)
  const live = useLive()
  const close = () => setOpen(null)
  useKeys({
    'mod+k': () => setOpen('palette'),
    '?': () => setOpen('keys'),
    ...Object.fromEntries(rooms.map(({ go, path }) => [`g ${go}`, () => void navigate(path)])),
  })
  const navigation = <Navigation rooms={rooms} onGone={close} />
  return (
    <Layout className="frame">
      <a className="skip" href="#content">
        {w('skip')}
      </a>
      <Layout.Header className="frame-head">
        {!isWide && (
          <Button type="text" icon={<MenuOutlined />} aria-label={w('open')} onClick={() => setOpen('navigation')} />
        )}
        <span className="frame-name">
          <img src="/seal.svg" alt="" width="28" height="28" />
          <b>{isWide ? w('desk') : null}</b>
          <small>{own.prefecture}</small>
        </span>
        <PaletteButton onOpen={() => setOpen('palette')} wide={isWide} />
        <Bell />
        <OwnMenu own={own} onKeys={() => setOpen('keys')} />
      </Layout.Header>
      <Layout className="frame-body">
        {isWide && (
          <Layout.Sider className="frame-side" width="max(196px, calc(var(--desk-text) * 13))">
            {navigation}
          </Layout.Sider>
        )}
        <main id="content" className="frame-room">
          {live === 'lost' && <output className="frame-lost">{w('offline')}</output>}
          <Boundary key={pathname} broken={<BrokenRoom />}>
            <Suspense fallback={<Wait words={w('waiting')} />}>
              <Routes>
                <Route index element={<Navigate to={rooms[0]?.path ?? '/desk/own'} replace />} />
                {rooms.map(({ key, path, page: Room }) => (
                  <Route key={key} path={path.slice('/desk/'.length)} element={<Room />} />
                ))}
                {rooms.some(({ key }) => key === 'matters') && (
                  <>
                    <Route path="matters/:matterId" element={<MatterPage />} />
                    <Route path="matters/:matterId/clocks/:orderId" element={<ClockPage />} />
                  </>
                )}
                {rooms.some(({ key }) => key === 'consultations') && (
                  <Route path="consultations/:matterId" element={<ConsultationPage />} />
                )}
                <Route path="*" element={<MissingRoom />} />
              </Routes>
            </Suspense>
          </Boundary>
          {rooms.some(({ key }) => key === 'triage') && <HeldList />}
        </main>
      </Layout>
      <Drawer open={open === 'navigation'} onClose={close} placement="left" title={w('rooms')} size={260}>
        {navigation}
      </Drawer>
      {open === 'palette' && <Palette rooms={rooms} onClose={close} />}
      {open === 'keys' && <KeyHelp rooms={rooms} onClose={close} />}
    </Layout>
  )
}
