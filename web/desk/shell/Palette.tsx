import { SearchOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Modal, Select } from 'antd'
import { type ReactNode, useDeferredValue, useRef, useState } from 'react'
import { useMatch, useNavigate } from 'react-router'
import { type Action, actions } from '../../../domain/ledger/actions.ts'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { useProblemWords } from '../../ui/problem.ts'
import { matterKey } from '../act/use-act.ts'
import { listActions, listMatters } from '../calls.ts'
import { isMeant } from '../pick/choices.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import type { Room } from '../rooms.tsx'
import { useShellWords } from './words.ts'

export function PaletteButton({ onOpen, wide }: { onOpen: () => void; wide: boolean }) {
  const w = useShellWords()
  return (
    <Button icon={<SearchOutlined />} onClick={onOpen} {...(!wide && { 'aria-label': w('palette') })}>
      {wide && (
        <>
          {w('palette')} <kbd>{w('palette.key')}</kbd>
        </>
      )}
    </Button>
  )
}

type Found = Readonly<{ key: string; label: string; note?: string; to: string }>
type Option = Readonly<{ value: string; label: string; note?: string | undefined; kind: string }>
/** Of each kind so many are shown. */
const MOST = 6

/** Finds a matter by number or words, a unit, a person, a room, or what can be done to the matter on the page; Enter goes there. */
export function Palette({ rooms, onClose }: { rooms: readonly Room[]; onClose: () => void }) {
  const w = useShellWords()
  const words = useProblemWords()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const { groups, error } = useFound(useDeferredValue(typed.trim()), rooms)
  // Each says of what kind it is: headings among choices are no choices, and a screen reader would count them.
  const all = groups.flatMap(({ name, found }) => found.map((one) => ({ ...one, kind: name })))
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<{ focus: () => void }>(null)
  return (
    <Modal
      open
      title={w('palette')}
      onCancel={onClose}
      footer={null}
      width={640}
      afterOpenChange={(open) => open && field.current?.focus()}
    >
      <div ref={box} className="palette">
        <Select<string, Option>
          ref={field as never}
          open
          className="picker"
          size="large"
          value={null}
          aria-label={w('palette')}
          placeholder={w('palette.hint')}
          suffixIcon={<SearchOutlined />}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          getPopupContainer={() => box.current ?? document.body}
          listHeight={420}
          notFoundContent={typed.trim() === '' ? w('palette.hint') : w('palette.none')}
          onSelect={(key) => {
            const to = all.find((one) => one.key === key)?.to
            onClose()
            if (to) void navigate(to)
          }}
          options={all.map(({ key, label, note, kind }) => ({ value: key, label, note, kind }))}
          optionRender={optionOf}
        />
      </div>
      {error !== null && <p role="alert">{w('palette.failed', { why: words(error) })}</p>}
    </Modal>
  )
}

/** What was found, with what tells it from others, and of what kind it is. */
function optionOf({ label, data: { note, kind } }: Readonly<{ label?: ReactNode; data: Option }>): ReactNode {
  return (
    <span className="palette-row">
      <span className="palette-what">
        <span>{label}</span>
        {note && <small className="figures">{note}</small>}
      </span>
      <small>{kind}</small>
    </span>
  )
}

function useFound(sought: string, rooms: readonly Room[]) {
  const w = useShellWords()
  const { language } = useSpeech()
  const matterId = useMatch('/desk/matters/:matterId')?.params.matterId
  const mayList = rooms.some(({ key }) => key === 'matters')
  const isNumber = /^[a-z]{2,}\d[\d-]*$/i.test(sought)
  const matters = useQuery({
    queryKey: ['matters', 'find', sought],
    enabled: mayList && sought.length >= 2,
    queryFn: ({ signal }) =>
      call(
        listMatters,
        { query: { limit: MOST, ...(isNumber && sought.length > 8 ? { number: sought } : { words: sought }) } },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
  const possible = useQuery({
    queryKey: [...matterKey(matterId ?? ''), 'actions', 'find'],
    enabled: matterId !== undefined,
    queryFn: () => call(listActions, { params: { matterId: matterId ?? '' } }),
  })
  const { data: units = [] } = useCatalogue('unit', { enabled: sought !== '' })
  const { data: people = [] } = useCatalogue('person', { enabled: sought !== '' })
  const unitNames = new Map(units.map(({ code, name }) => [code, name]))
  const meant = (label: string) => isMeant({ value: '', label, said: label }, sought)
  const ofUnit = (unit: string | null) => `/desk/matters${unit ? `?unit=${encodeURIComponent(unit)}` : ''}`
  const groups: readonly Readonly<{ name: string; found: readonly Found[] }>[] = [
    {
      name: w('palette.actions'),
      found: (possible.data?.rows ?? [])
        .filter(({ refusal }) => refusal === null)
        .map(({ action, orderId }) => ({
          key: `do-${action}-${orderId ?? ''}`,
          label: actions[action as Action][language],
          to: `/desk/matters/${matterId}?do=${action}${orderId ? `&order=${orderId}` : ''}`,
        }))
        .filter(({ label }) => meant(label)),
    },
    {
      name: w('palette.rooms'),
      found: rooms
        .map(({ key, path, words }) => ({ key: `room-${key}`, label: w(words), to: path }))
        .filter(({ label }) => meant(label)),
    },
    {
      name: w('palette.matters'),
      found: (sought.length >= 2 ? (matters.data?.rows ?? []) : []).map(({ id, number, title }) => ({
        key: id,
        label: title || number,
        note: number,
        to: `/desk/matters/${id}`,
      })),
    },
    {
      name: w('palette.units'),
      found: (sought === '' || !mayList ? [] : units)
        .filter(({ name }) => meant(name))
        .slice(0, MOST)
        .map(({ code, name }) => ({ key: `unit-${code}`, label: name, to: ofUnit(code) })),
    },
    {
      name: w('palette.people'),
      found: (sought === '' || !mayList ? [] : people)
        .filter(({ name }) => meant(name))
        .slice(0, MOST)
        .map(({ code, name, unitId }) => ({
          key: code,
          label: name,
          note: unitNames.get(unitId ?? '') ?? '',
          to: ofUnit(unitId),
        })),
    },
  ]
  return { groups, error: matters.error }
}
