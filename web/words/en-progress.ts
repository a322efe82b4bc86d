import type { progress as zh } from './zh-progress.ts'

export const progress: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Latest progress',
  lead: 'A supervisor follows this matter to the end; its unit reports every quarter.',
  percent: 'Reported on {day}: {percent} done',
  said: 'Progress reported on {day}',
}
