/** The words of danger, in the room of the calendar and the rules. */
export const danger = {
  lead: '来件里有这些词，就先标为可能特急或可能紧急，排在研判队列最前，由派单员决定。说没有、防止、演练、以前的不算。',
  add: '加一条险情词',
  words: '险情词',
  'words.hint': '几个词用 + 隔开，同一句里都说到才算，前后不限，例如：燃气+泄漏。换一种说法，另加一条。',
  'words.and': ' + ',
  'words.clash': '已有这一条，请改那一条。',
  'words.most': '请写 1 到 {n} 个词。',
  urgency: '标为',
  'moved.title': '来件：多少会标为可能特急、可能紧急',
  'moved.none': '还没有来件可供比较。',
  'moved.count': '最新的 {of} 件来件里，现在标出 {before} 件，改后标出 {after} 件。',
  'moved.same': '标出的来件相同。',
  'moved.which': '新标出或标得更急的 {gained} 件，不再标出或标得较缓的 {lost} 件。',
  'moved.stays': '已经收到的来件不变，生效后收到的按新的词标。',
} as const
