import { Button, Tabs } from 'antd'
import { dayInChina, isPlainDate } from '../../../domain/deadline/plain-date.ts'
import { useWriter } from '../../ui/moment.ts'
import { DeskPage } from '../DeskPage.tsx'
import { useNow } from '../due/use-now.ts'
import { useFilter } from '../use-filter.ts'
import { DangerTab } from './DangerTab.tsx'
import { HoursTab } from './HoursTab.tsx'
import { LawTab } from './LawTab.tsx'
import { LimitsTab } from './LimitsTab.tsx'
import { NumbersTab } from './NumbersTab.tsx'
import { RulesTab } from './RulesTab.tsx'
import { useCalendarWords } from './words.ts'
import { YearTab } from './YearTab.tsx'
import './calendar.css'

const tabs = ['year', 'hours', 'limits', 'law', 'numbers', 'rules', 'danger'] as const

/** 日历与规则: days off, office hours, time limits, statutory limits, numbers of the procedure, supervision rules and words of danger, as they stand on a day. */
export default function CalendarPage() {
  const w = useCalendarWords()
  const write = useWriter()
  const today = dayInChina(new Date(useNow()))
  const [filter, setFilter] = useFilter(['tab', 'year', 'on'])
  const tab = tabs.find((one) => one === filter.tab) ?? 'year'
  const on = filter.on && isPlainDate(filter.on) && filter.on !== today ? filter.on : undefined
  const year = /^20\d\d$/.test(filter.year ?? '') ? Number(filter.year) : Number((on ?? today).slice(0, 4))
  // What counts from a later day is looked at as it stands then.
  const saved = (from: string) => setFilter({ on: from > today ? from : '' }, { replace: true })
  const panes = {
    year: <YearTab year={year} on={on} today={today} onYear={(one) => setFilter({ year: `${one}` })} onSaved={saved} />,
    hours: <HoursTab on={on} onSaved={saved} />,
    limits: <LimitsTab on={on} onSaved={saved} />,
    law: <LawTab on={on} onSaved={saved} />,
    numbers: <NumbersTab on={on} onSaved={saved} />,
    rules: <RulesTab on={on} onSaved={saved} />,
    danger: <DangerTab on={on} onSaved={saved} />,
  }
  return (
    <DeskPage title={w('title')} lead={w('lead')}>
      {on && (
        <p className="sheet cal-on">
          {w('on', { day: write.day(on) })} <Button onClick={() => setFilter({ on: '' })}>{w('on.today')}</Button>
        </p>
      )}
      <Tabs
        className="cal-tabs"
        activeKey={tab}
        onChange={(one) => setFilter({ tab: one })}
        destroyOnHidden
        items={tabs.map((key) => ({ key, label: w(`tab.${key}`), children: key === tab && panes[key] }))}
      />
    </DeskPage>
  )
}
