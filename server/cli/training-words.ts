import type { Training } from '../reader/store.ts'
import type { Report } from '../text/train.ts'

const MOST_CONFUSIONS = 5
const MOST_CONFLICTS = 10

/** What became of a training, in Chinese and English. */
export function verdictInWords({ verdict, why }: Training): [zh: string, en: string] {
  const figures = Object.entries(why.compared).map(
    ([mark, { before, after, n }]) => `${mark} ${before.toFixed(3)} → ${after.toFixed(3)} (${n})`,
  )
  const compared = figures.length > 0 ? `（${figures.join('，')}）` : ''
  const takenOver = why.takenOver.length > 0 ? why.takenOver.join(', ') : null
  if (verdict === 'foreign')
    return [
      `未启用：${why.labels} 个分类中本盟市分类目录只有 ${why.known} 个。模型已保存，可用 evaluate 评估。`,
      `Not put to use (foreign): the tree of the prefecture has ${why.known} of its ${why.labels} categories. The model is kept and can be evaluated.`,
    ]
  if (verdict === 'worse')
    return [
      `未启用：不如正在使用的模型${compared}。模型已保存，可在管理页启用。`,
      `Not put to use (worse than the one in use): macro-F1 ${figures.join(', ')}. It is kept, and can be chosen by hand.`,
    ]
  return [
    `已启用${compared}。${takenOver ? `沿用原模型：${takenOver}。` : ''}`,
    `Put to use. ${figures.join(', ')}${takenOver ? ` Taken over from before: ${takenOver}.` : ''}`,
  ]
}

/** The reports of a training in short, the first level of the category whole. */
export function linesOfReports(reports: Training['reports']): readonly string[] {
  const all: Report[] = []
  const lines: string[] = []
  for (const [name, report] of Object.entries<Report | undefined>(reports)) {
    if (!report) continue
    if (name.startsWith('category/')) all.push(report)
    else lines.push(...linesOf(name, report))
  }
  if (all.length === 0) return lines
  const held = all.reduce((sum, { heldBack }) => sum + heldBack, 0)
  const right = all.reduce((sum, { heldBack, accuracy }) => sum + heldBack * accuracy, 0)
  const accuracy = held === 0 ? '–' : share(right / held)
  return [...lines, `下级分类 categories below: ${all.length} 个模型 models, 正确率 accuracy ${accuracy} (${held})`]
}

function linesOf(name: string, report: Report): readonly string[] {
  const { n, classes, heldBack, accuracy, macroF1, coverage, conflicts, confusion, tooFew } = report
  const covered = coverage.map(({ precision, share: part }) => `${share(precision)} → ${share(part)}`).join(', ')
  const wrong = confusion.filter(({ label, said }) => label !== said).slice(0, MOST_CONFUSIONS)
  const told = conflicts.slice(0, MOST_CONFLICTS).map(({ ids, labels }) => `${ids.join('=')} (${labels.join('/')})`)
  const more = conflicts.length > told.length ? ' …' : ''
  return [
    `${name}: ${n} 条 messages, ${classes} 类 classes, 留出 held back ${heldBack}`,
    `  正确率 accuracy ${share(accuracy)}, macro-F1 ${macroF1.toFixed(3)}, 在此准确率下可答 answered at precision ${covered}`,
    ...(wrong.length > 0
      ? [`  常混 confused: ${wrong.map(({ label, said, n: times }) => `${label}→${said} ${times}`).join(', ')}`]
      : []),
    ...(told.length > 0
      ? [`  近似而分类不同 near-copies of different classes ${conflicts.length}: ${told.join(', ')}${more}`]
      : []),
    ...(tooFew.length > 0 ? [`  太少未学 too few to learn: ${tooFew.join(', ')}`] : []),
  ]
}

function share(part: number): string {
  return `${(part * 100).toFixed(1)}%`
}
