import { Button } from 'antd'
import { useState } from 'react'
import { Notice } from '../../ui/Notice.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { type Line, type Tongue, tongues } from '../../words/coverage.ts'
import { DeskPage } from '../DeskPage.tsx'
import { useFilter } from '../use-filter.ts'
import { useKeys } from '../use-keys.ts'
import { Filters, filterKeys } from './Filters.tsx'
import { handOut } from './hand-out.ts'
import { LineTable } from './LineTable.tsx'
import { narrowed } from './narrowed.ts'
import { Summary } from './Summary.tsx'
import { useLines } from './use-lines.ts'
import { useLanguagesWords } from './words.ts'
import './languages.css'

/** So many texts are drawn at a time. */
const PAGE = 100

/** 语言与译文: what every language says and what it leaves to Chinese. */
export default function LanguagesPage() {
  const w = useLanguagesWords()
  const found = useLines()
  return (
    <DeskPage title={w('title')} lead={w('lead')}>
      {found.isPending && <Wait words={w('loading')} lines={6} />}
      {found.isError && (
        <Notice tone="wrong" title={w('failed')}>
          <Button onClick={() => void found.refetch()} loading={found.isFetching}>
            {w('again')}
          </Button>
        </Notice>
      )}
      {found.data && <Listed lines={found.data} />}
    </DeskPage>
  )
}

function Listed({ lines }: { lines: ReadonlyMap<Tongue, readonly Line[]> }) {
  const w = useLanguagesWords()
  const [filter, setFilter] = useFilter(filterKeys)
  const tongue = tongues.find((one) => one === filter.language) ?? 'mn'
  const list = narrowed(lines.get(tongue) ?? [], filter)
  const asked = JSON.stringify(filter)
  const [shown, setShown] = useState({ asked, n: PAGE })
  const n = shown.asked === asked ? shown.n : PAGE
  useKeys({ '/': () => document.getElementById('languages-words')?.focus() })
  const headings = [w('key'), w('chinese'), w('english'), w(`language.${tongue}`), w('source')]
  return (
    <>
      <Summary lines={lines} tongue={tongue} onChoose={(language) => setFilter({ language, area: '' })} />
      <p className="languages-note">{w(`note.${tongue}`)}</p>
      <Filters tongue={tongue} filter={filter} onChange={setFilter} />
      <div className="languages-out">
        <Button
          disabled={list.length === 0}
          onClick={() => handOut(list, headings, w('download.name', { language: w(`language.${tongue}`) }))}
        >
          {w('download')}
        </Button>
        <span>{w('download.note', { n: list.length })}</span>
      </div>
      <p aria-live="polite">{list.length === 0 ? w('none') : w('total', { n: list.length })}</p>
      {list.length > 0 && <LineTable lines={list.slice(0, n)} tongue={tongue} />}
      {list.length > n && (
        <Button className="languages-more" onClick={() => setShown({ asked, n: n + PAGE })}>
          {w('more')}
        </Button>
      )}
    </>
  )
}
