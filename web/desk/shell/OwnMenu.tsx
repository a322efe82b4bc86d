import { SettingOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useNavigate } from 'react-router'
import { call } from '../../api.ts'
import { speak, useSpeech } from '../../language.ts'
import { paths } from '../../paths.ts'
import { signOut } from '../calls.ts'
import { prefer, usePreferences } from '../preferences.ts'
import { queries } from '../queries.ts'
import type { Me } from './Frame.tsx'
import { useShellWords } from './words.ts'

const themes = ['system', 'light', 'dark'] as const
const densities = ['roomy', 'close'] as const
const letterSizes = ['usual', 'large'] as const

/** One's name, how the desk looks, and the way out. */
export function OwnMenu({ own, onKeys }: { own: Me; onKeys: () => void }) {
  const w = useShellWords()
  const { language } = useSpeech()
  const navigate = useNavigate()
  const { theme, density, letters } = usePreferences()
  const leave = async () => {
    await call(signOut, {}).catch(() => undefined)
    queries.clear()
    await navigate(paths.signIn, { replace: true })
  }
  const items: MenuProps['items'] = [
    {
      type: 'group',
      label: w('theme'),
      children: themes.map((one) => ({
        key: `theme ${one}`,
        label: w(`theme.${one}`),
        onClick: () => prefer({ theme: one }),
      })),
    },
    {
      type: 'group',
      label: w('letters'),
      children: letterSizes.map((one) => ({
        key: `letters ${one}`,
        label: w(`letters.${one}`),
        onClick: () => prefer({ letters: one }),
      })),
    },
    {
      type: 'group',
      label: w('density'),
      children: densities.map((one) => ({
        key: `density ${one}`,
        label: w(`density.${one}`),
        onClick: () => prefer({ density: one }),
      })),
    },
    {
      type: 'group',
      label: w('language'),
      children: [
        { key: 'zh', label: w('language.zh'), onClick: () => void speak('zh') },
        { key: 'en', label: w('language.en'), onClick: () => void speak('en') },
      ],
    },
    { type: 'divider' },
    { key: 'own', label: w('room.own'), onClick: () => void navigate(paths.ownDesk) },
    { key: 'keys', label: w('keys'), onClick: onKeys },
    { key: 'leave', label: w('leave'), onClick: () => void leave() },
  ]
  return (
    <Dropdown
      trigger={['click']}
      getPopupContainer={(button) => button.parentElement ?? document.body}
      menu={{
        items,
        selectable: true,
        multiple: true,
        selectedKeys: [`theme ${theme}`, `letters ${letters}`, `density ${density}`, language],
      }}
    >
      <Button type="text" icon={<SettingOutlined />} aria-label={`${own.name} ${w('settings')}`}>
        <span className="frame-own">{own.name}</span>
      </Button>
    </Dropdown>
  )
}
