/** How a call ended that nobody took. */
export const missedEndings = {
  hungUp: { zh: '排队中挂断', en: 'hung up while waiting' },
  night: { zh: '夜间无人接', en: 'at night' },
  busy: { zh: '线路全忙', en: 'all lines busy' },
} as const
export type MissedEnding = keyof typeof missedEndings

/** 未接来电的状态. Open: somebody still has to ring back. */
export const missedStates = {
  waiting: { zh: '待回拨', en: 'waiting' },
  tried: { zh: '回拨未通', en: 'tried' },
  calledBack: { zh: '已回拨', en: 'called back' },
  noNeed: { zh: '无需回拨', en: 'no need' },
} as const
export type MissedState = keyof typeof missedStates

export const openMissed = ['waiting', 'tried'] as const satisfies readonly MissedState[]

/** Why nobody rings back any more, as a person may say it. */
export const missedReasons = {
  gotThrough: { zh: '已另外打通', en: 'got through meanwhile' },
  notWanted: { zh: '对方说不用了', en: 'no longer wanted' },
  wrongNumber: { zh: '打错或空号', en: 'wrong number' },
  unreachable: { zh: '多次回拨无人接', en: 'never reached' },
  nuisance: { zh: '骚扰电话', en: 'nuisance' },
} as const
export type MissedReason = keyof typeof missedReasons

/** What the system writes where the time to ring back is over and the telephone is erased. */
export const TOO_OLD = 'tooOld'
