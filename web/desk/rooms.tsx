import {
  AuditOutlined,
  CalendarOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  FileSearchOutlined,
  FlagOutlined,
  InboxOutlined,
  MessageOutlined,
  PartitionOutlined,
  ReadOutlined,
  TranslationOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { type ComponentType, type ReactNode, lazy } from 'react'
import type { Role } from '../../domain/access/role.ts'
import type { shell } from '../words/zh-shell.ts'

/** A place of work in the desk: where it is, who has it in their navigation, and the key that leads there after `g`. */
export type Room = Readonly<{
  key: string
  path: `/desk/${string}`
  words: keyof typeof shell & `room.${string}`
  icon: ReactNode
  /** `all`: everybody who is signed in. */
  roles: readonly Role[] | 'all'
  go: string
  page: ComponentType
}>

const unit = ['unitHandler', 'unitLeader'] as const
const everyMatter = [
  'operator',
  'contractOperator',
  'dispatcher',
  ...unit,
  'gridWorker',
  'leader',
  'supervisor',
  'followUpAgent',
  'reportAgent',
  'analyst',
] as const

/**
 * Every room, in the order of the navigation: who enters the desk begins in the first that is theirs. A page below a room
 * (a matter, say) belongs to the room's own routes.
 */
export const rooms: readonly Room[] = [
  {
    key: 'leading',
    path: '/desk/leading',
    words: 'room.leading',
    icon: <FlagOutlined />,
    roles: ['leader'],
    go: 'l',
    page: lazy(() => import('./leading/LeadingPage.tsx')),
  },
  {
    key: 'calls',
    path: '/desk/calls',
    words: 'room.calls',
    icon: <CustomerServiceOutlined />,
    roles: ['operator', 'contractOperator'],
    go: 'c',
    page: lazy(() => import('./calls/CallsPage.tsx')),
  },
  {
    key: 'triage',
    path: '/desk/triage',
    words: 'room.triage',
    icon: <PartitionOutlined />,
    roles: ['dispatcher'],
    go: 't',
    page: lazy(() => import('./triage/TriagePage.tsx')),
  },
  {
    key: 'supervision',
    path: '/desk/supervision',
    words: 'room.supervision',
    icon: <DashboardOutlined />,
    roles: ['supervisor', 'leader'],
    go: 's',
    page: lazy(() => import('./supervision/SupervisionPage.tsx')),
  },
  {
    key: 'consultations',
    path: '/desk/consultations',
    words: 'room.consultations',
    icon: <TeamOutlined />,
    roles: ['dispatcher', 'supervisor'],
    go: 'k',
    page: lazy(() => import('./consultation/ConsultationsPage.tsx')),
  },
  {
    key: 'bench',
    path: '/desk/bench',
    words: 'room.bench',
    icon: <InboxOutlined />,
    roles: unit,
    go: 'b',
    page: lazy(() => import('./bench/BenchPage.tsx')),
  },
  {
    key: 'matters',
    path: '/desk/matters',
    words: 'room.matters',
    icon: <FileSearchOutlined />,
    roles: everyMatter,
    go: 'm',
    page: lazy(() => import('./matters/MattersPage.tsx')),
  },
  {
    key: 'notices',
    path: '/desk/notices',
    words: 'room.notices',
    icon: <MessageOutlined />,
    roles: ['systemAdministrator', 'supervisor'],
    go: 'n',
    page: lazy(() => import('./notices/NoticesPage.tsx')),
  },
  {
    key: 'languages',
    path: '/desk/languages',
    words: 'room.languages',
    icon: <TranslationOutlined />,
    roles: ['systemAdministrator'],
    go: 'l',
    page: lazy(() => import('./languages/LanguagesPage.tsx')),
  },
  {
    key: 'calendar',
    path: '/desk/calendar',
    words: 'room.calendar',
    icon: <CalendarOutlined />,
    roles: ['systemAdministrator'],
    go: 'k',
    page: lazy(() => import('./calendar/CalendarPage.tsx')),
  },
  {
    key: 'duties',
    path: '/desk/duties',
    words: 'room.duties',
    icon: <AuditOutlined />,
    roles: ['systemAdministrator', 'dispatcher'],
    go: 'd',
    page: lazy(() => import('./duties/DutiesPage.tsx')),
  },
  {
    key: 'reader',
    path: '/desk/reader',
    words: 'room.reader',
    icon: <ReadOutlined />,
    roles: ['systemAdministrator', 'supervisor'],
    go: 'e',
    page: lazy(() => import('./reader/ReaderPage.tsx')),
  },
  {
    key: 'own',
    path: '/desk/own',
    words: 'room.own',
    icon: <UserOutlined />,
    roles: 'all',
    go: 'o',
    page: lazy(() => import('./own/OwnPage.tsx')),
  },
]

/** The page of one matter: in no navigation, reached from every list. */
export const MatterPage = lazy(() => import('./matter/MatterPage.tsx'))

/** 时限说明: the page of the clocks of one work order, reached from its matter. */
export const ClockPage = lazy(() => import('./clock/ClockPage.tsx'))

/** 会商: the page of the consultation about one matter, reached from its room. */
export const ConsultationPage = lazy(() => import('./consultation/ConsultationPage.tsx'))

/** The rooms of somebody who holds these roles. */
export function roomsOf(roles: readonly string[]): readonly Room[] {
  return rooms.filter((room) => room.roles === 'all' || room.roles.some((role) => roles.includes(role)))
}
