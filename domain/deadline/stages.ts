/** 环节: what a time limit is for. */
export const stages = {
  accept: { zh: '签收', en: 'accept' },
  contact: { zh: '首次联系', en: 'first contact' },
  feedback: { zh: '首次反馈', en: 'first feedback' },
  plan: { zh: '办理方案', en: 'plan' },
  result: { zh: '办结', en: 'result' },
  review: { zh: '研判与节点', en: 'review' },
} as const
export type Stage = keyof typeof stages
