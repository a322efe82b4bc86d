export const modes = {
  label: 'How the page is seen and heard',
  elder: 'Large letters',
  dark: 'Dark',
  read: 'Read it to me',
  quiet: 'Stop reading',
  mongolian: 'Mongolian',
}

export const own = {
  ask: '{unit} asks you for more',
  answer: 'Your answer',
  answerHint: 'Plain words will do; once you answer, their time runs on.',
  answerMissing: 'Please write your answer.',
  answerSend: 'Send it to them',
  rate: 'Your rating',
  solved: 'Was it solved?',
  solvedIs: {
    solved: { name: 'Solved', text: 'It was done.' },
    partly: { name: 'Partly', text: 'Some of it was done, some is missing.' },
    notSolved: { name: 'Not solved', text: 'People look into it, and it is done again where it must be.' },
  },
  choose: 'Please choose one.',
  satisfied: 'Are you satisfied?',
  stars: {
    '5': 'Very satisfied',
    '4': 'Satisfied',
    '3': 'Fairly satisfied',
    '2': 'Dissatisfied',
    '1': 'Very dissatisfied',
  },
  note: 'Anything else',
  rateSend: 'Hand it in',
  notSolvedNext:
    'You said it is not solved: it will not simply be cleared; a follow-up agent looks into it with the unit.',
  check: 'Was this ledger changed?',
  checkLead: 'Every step is a line, and each line is tied to the one before. Your phone can recompute them by itself.',
  checkDo: 'Recompute them',
  checkCannot: 'This page did not come over https, so the browser cannot compute; open it from the official address.',
  checkGood: 'Recomputed: {n} lines, each tied to the one before; nobody changed, removed or inserted one.',
  checkHead: 'Fingerprint of the last line: {head}',
  checkBad: 'Line {n} does not fit. Please call 12345 and say that the check of the ledger failed.',
}

export const where = {
  county: 'County',
  township: 'Township',
  village: 'Village',
  any: 'Not chosen',
  map: 'Show it on the map',
  mapAgain: 'Marked on the map; look again',
  mapClose: 'Close the map',
  mapClear: 'Take the mark away',
  mapWait: 'Opening the map …',
  mapLabel: 'Tap where it is',
}
