import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Rows } from '../../../domain/catalogue/rows.ts'
import type { Ruled, RulesChange } from './change.ts'
import { Listed } from './Listed.tsx'
import { type Column, RowTable } from './RowTable.tsx'
import { RuleDialog } from './RuleDialog.tsx'
import { RulesPreviewDialog } from './RulesPreviewDialog.tsx'
import { useCalendarWords } from './words.ts'

/** Of which day a tab shows the rows, and what it does once one was saved. */
export type Tabbed = Readonly<{ on: string | undefined; onSaved: (from: string) => void }>

/**
 * A tab of a catalogue of rules: its rows in a table, each with a form to change it, where they may be added and ended with
 * those too; whatever is asked for is seen before it is saved.
 */
export function RuleTab<N extends Ruled, V extends object>({
  name,
  lead,
  list,
  rows,
  columns,
  named,
  adding,
  initial,
  changeOf,
  fields,
  on,
  onSaved,
  children,
}: Tabbed & {
  name: N
  lead: string
  list: UseQueryResult<readonly unknown[]>
  rows: readonly Rows[N][]
  columns: readonly [Column<Rows[N]>, ...Column<Rows[N]>[]]
  /** A row by name, as its buttons are told apart. */
  named: (row: Rows[N]) => string
  /** What adding a row is called, and what ends one; absent where there are always the same rows. */
  adding?: Readonly<{ label: string; endOf: (code: string) => RulesChange }>
  /** What its form begins with; a new one: null. */
  initial: (row: Rows[N] | null) => Partial<V>
  /** What is asked for, or in words why it cannot be. */
  changeOf: (values: V, row: Rows[N] | null) => RulesChange | string
  /** What may have changed, by name. */
  fields: Readonly<Record<string, string>>
  /** The form of a row. */
  children: (row: Rows[N] | null) => ReactNode
}) {
  const w = useCalendarWords()
  const [edited, setEdited] = useState<Rows[N] | 'new' | null>(null)
  const [out, setOut] = useState<string | null>(null)
  const row = edited === 'new' ? null : edited
  const done = (from: string) => {
    setEdited(null)
    setOut(null)
    onSaved(from)
  }
  return (
    <>
      <div className="cal-bar">
        <p>{lead}</p>
        {adding && (
          <Button onClick={() => setEdited('new')} disabled={!list.data}>
            {adding.label}
          </Button>
        )}
      </div>
      <Listed list={list} none={rows.length === 0}>
        <RowTable
          columns={columns}
          rows={rows}
          keyOf={({ code }) => code}
          sheet
          renderButtons={(one) => (
            <>
              <Button onClick={() => setEdited(one)} aria-label={`${w('edit')} ${named(one)}`}>
                {w('edit')}
              </Button>
              {adding && (
                <Button onClick={() => setOut(one.code)} aria-label={`${w('end')} ${named(one)}`}>
                  {w('end')}
                </Button>
              )}
            </>
          )}
        />
      </Listed>
      {edited && (
        <RuleDialog<V>
          name={name}
          code={row?.code ?? null}
          title={row ? w('edit.title', { name: named(row) }) : (adding?.label ?? '')}
          initial={initial(row)}
          changeOf={(values) => changeOf(values, row)}
          fields={fields}
          on={on}
          onClose={() => setEdited(null)}
          onSaved={done}
        >
          {children(row)}
        </RuleDialog>
      )}
      {out !== null && adding && (
        <RulesPreviewDialog change={adding.endOf(out)} on={on} onBack={() => setOut(null)} onSaved={done} />
      )}
    </>
  )
}
