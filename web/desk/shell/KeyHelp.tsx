import { Modal } from 'antd'
import { actions } from '../../../domain/ledger/actions.ts'
import { useSpeech } from '../../language.ts'
import type { shell } from '../../words/zh-shell.ts'
import { quickKeys } from '../bench/quick.ts'
import type { Room } from '../rooms.tsx'
import { useShellWords } from './words.ts'

type Said = keyof typeof shell
type Key = readonly [keys: readonly string[], words: string]

const everywhere: readonly (readonly [readonly string[], Said])[] = [
  [['Ctrl', 'K'], 'keys.palette'],
  [['Ctrl', 'Enter'], 'keys.send'],
  [['Esc'], 'keys.close'],
  [['?'], 'keys.help'],
]
const lists: typeof everywhere = [
  [['J', 'K'], 'keys.move'],
  [['Enter'], 'keys.open'],
  [['X'], 'keys.tick'],
  [['/'], 'keys.find'],
]
/** The keys of a room beside those of every list. */
const ofRoom: Readonly<Record<string, typeof everywhere>> = {
  calls: [
    [['Alt', 'R'], 'keys.takeRegion'],
    [['Alt', 'C'], 'keys.takeCategory'],
    [['Alt', '1–3'], 'keys.takeAnswer'],
    [['F2'], 'keys.next'],
    [['Alt', 'M'], 'keys.missed'],
  ],
  triage: [
    [['A'], 'keys.accept'],
    [['M'], 'keys.merge'],
    [['U'], 'keys.unit'],
    [['C'], 'keys.category'],
    [['R'], 'keys.region'],
    [['Z'], 'keys.undo'],
  ],
}

/** The keys that work in every room, and those of the viewer's own rooms. */
export function KeyHelp({ rooms, onClose }: { rooms: readonly Room[]; onClose: () => void }) {
  const w = useShellWords()
  const { language } = useSpeech()
  const said = (keys: typeof everywhere): readonly Key[] => keys.map(([key, words]) => [key, w(words)])
  const parts: readonly (readonly [string, readonly Key[]])[] = [
    [w('keys.everywhere'), said(everywhere)],
    [w('rooms'), rooms.map(({ go, words }) => [['G', go.toUpperCase()], w('keys.go', { room: w(words) })])],
    [w('keys.lists'), said(lists)],
    ...rooms.flatMap(({ key, words }): readonly (readonly [string, readonly Key[]])[] => {
      const own = said(ofRoom[key] ?? [])
      const quick = Object.entries(quickKeys).map(
        ([action, press]): Key => [[press.toUpperCase()], actions[action as keyof typeof quickKeys][language]],
      )
      const all = key === 'bench' ? quick : own
      return all.length > 0 ? [[w(words), all]] : []
    }),
  ]
  return (
    <Modal open width={680} title={w('keys')} onCancel={onClose} footer={null} className="key-help">
      <p className="nothing">{w('keys.lead')}</p>
      {parts.map(([name, keys]) => (
        <section key={name}>
          <h3>{name}</h3>
          <dl className="key-list">
            {keys.map(([pressed, words]) => (
              <div key={words}>
                <dt>
                  {pressed.map((one) => (
                    <kbd key={one}>{one}</kbd>
                  ))}
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
