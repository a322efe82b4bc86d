import type { law as zh } from './zh-law.ts'

/** The statutory limits and the numbers of the procedure, in the room of the calendar. */
export const law: Readonly<Record<keyof typeof zh, string>> = {
  lead: 'Where the law sets a longer limit than the table, that counts, and the citizen is told both.',
  add: 'Add a statutory limit',
  out: 'Take out',
  'out.title': 'Take out: {name}',
  'out.lead': 'No later dispatch goes by it; what was promised by it stays. Say why.',
  category: 'Category',
  'category.hint':
    'It covers this category and those below it. Left empty, it counts only where a dispatcher picks it.',
  picked: 'only when picked',
  'basis.hint': 'The law with its article; citizens read it.',
  'numbers.lead': 'A change counts for everything under way, from the day on which it begins to count.',
}
