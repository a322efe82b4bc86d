/** What a reader tells of a message, each learnt by itself. */
export const readerMarks = {
  category: { zh: '分类', en: 'category' },
  kind: { zh: '诉求类型', en: 'kind' },
  urgency: { zh: '紧急程度', en: 'urgency' },
  track: { zh: '办理方式', en: 'track' },
  unit: { zh: '承办单位', en: 'unit' },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string }>>>
export type ReaderMark = keyof typeof readerMarks

/** 训练来源 */
export const readerSources = {
  file: { zh: '标注文件', en: 'labelled file' },
  cleared: { zh: '本地办过的事项', en: 'matters of the prefecture' },
  demo: { zh: '演示数据', en: 'demo messages' },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string }>>>
export type ReaderSource = keyof typeof readerSources

/** 训练结果 */
export const readerVerdicts = {
  used: { zh: '启用过', en: 'was in use' },
  worse: { zh: '不如在用的，未启用', en: 'worse than the one in use, kept out' },
  foreign: { zh: '类别对不上本地分类，未启用', en: 'labels are not of this tree, kept out' },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string }>>>
export type ReaderVerdict = keyof typeof readerVerdicts

/** Between these a prefecture chooses how often the answers of a mark have to be right. */
export const LEAST_PRECISION = 0.8
export const MOST_PRECISION = 0.995
/** So often where nobody chose. Of urgency a false alarm costs a look, and one that is missed may cost a life. */
export const usualPrecisions: Readonly<Record<ReaderMark, number>> = {
  category: 0.98,
  kind: 0.98,
  urgency: LEAST_PRECISION,
  track: 0.98,
  unit: 0.98,
}
/** Fewer answers than these do not show that ninety-eight of a hundred are right: a model seen on fewer is never sure. */
export const LEAST_HELD_BACK = 30
