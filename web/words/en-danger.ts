/** The words of danger, in the room of the calendar and the rules. */
export const danger = {
  lead: 'A message with these words is shown first in triage as maybe critical or urgent; a dispatcher decides. What is denied, prevented, practised or past does not count.',
  add: 'Add words of danger',
  words: 'Words of danger',
  'words.hint':
    'Several words with + between them count where all stand in one sentence, in any order: 燃气+泄漏. Another way to say it is another row.',
  'words.and': ' + ',
  'words.clash': 'These words are there already; change that row.',
  'words.most': 'Write 1 to {n} words.',
  urgency: 'Shown as',
  'moved.title': 'Messages: how many would be shown as maybe critical or urgent',
  'moved.none': 'There are no messages yet to compare with.',
  'moved.count': 'Of the newest {of} messages {before} are flagged now, {after} would be.',
  'moved.same': 'The same messages are flagged.',
  'moved.which': '{gained} would be flagged anew or as more urgent, {lost} no longer or as less urgent.',
  'moved.stays': 'What came in stays as it is; what comes in once the change counts is read by the new words.',
} as const
