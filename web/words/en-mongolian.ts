import type { mongolian as zh } from './zh-mongolian.ts'

export const mongolian: Readonly<Record<keyof typeof zh, string>> = {
  label: 'Mongolian script, read from top to bottom and from left to right',
  title: 'Mongolian script',
  lead: 'Only a little is translated into Mongolian. What is not stands in Chinese.',
  jobs: 'What would you like to do',
  hotline: 'Public hotline',
  now: 'Today',
  year: 'Year',
  month: 'Month',
  day: 'Day',
  weekday: 'Weekday',
  declaration: 'Universal Declaration of Human Rights, article 1',
  article:
    'All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.',
  sources: 'Where the Mongolian words come from',
  unchecked:
    'Copied as they stand there; no local translator has checked them. A word without a source is not written in Mongolian.',
}
