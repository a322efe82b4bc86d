import type { law as zh } from './zh-law.ts'

/** The statutory limits and the numbers of the procedure, in the room of the calendar. */
export const law: Readonly<Record<keyof typeof zh, string>> = {
  lead: 'Where the law sets a longer limit than the table, that counts, and the citizen is told both.',
  add: 'Add a statutory limit',
  category: 'Category',
  'category.hint':
    'It covers this category and those below it. Left empty, it counts only where a dispatcher picks it.',
  picked: 'only when picked',
  'basis.hint': 'The law with its article; citizens read it.',
  'numbers.lead': 'A change counts for everything under way, from the day on which it begins to count.',
  'moved.by-law': '{at} (by law: {law})',
  'moved.on-pick':
    '{laws}: counts only where a dispatcher picks it: whether it will be for what is not sent out yet, nobody knows; of what was sent out, only that for which it was picked is counted.',
  'returns.title': 'Orders sent out: until which day a return may be asked for',
  'returns.count': 'Of {of} open orders for which it may be asked, {n} would have another last day',
  'returns.none': 'There is no open order for which a return may be asked.',
  'returns.stays': 'Returns that were asked for are judged as before.',
  'returns.day': 'Last day: as it is → under the change',
  'pauses.title': 'Orders that stand still: when their time runs again at the latest',
  'pauses.count': 'Of {of} orders that stand still, {n} would run again at another time',
  'pauses.none': 'No order stands still at present.',
  'pauses.stays': 'What earlier pauses have given back stays.',
  'pauses.end': 'Runs again: as it is → under the change',
  'hops.title': 'Returned matters that wait to be sent again: consultation first?',
  'hops.need': '{n} would need a consultation before they are sent again',
  'hops.free': '{n} would no longer need a consultation to be sent again',
  'hops.none': 'No matter is affected.',
  'hops.later':
    'Nothing changes for matters that units have; a return that is upheld later is counted by the new number.',
  'hops.so-far': 'Upheld returns',
  'hops.n': '{n}',
  'proposals.title': 'Proposed units: how many are filled in',
  'proposals.nothing':
    'Nothing in hand changes: a unit is proposed when the form of a dispatch opens, and not again once it is sent.',
  'proposals.none': 'In the last {days} days there was no proposal at a dispatch to compare with.',
  'proposals.count':
    'Of {of} proposals at dispatches of the last {days} days, {before} were sure enough to be filled in; under the change, {after}.',
}
