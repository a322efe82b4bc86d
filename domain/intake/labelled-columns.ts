import { fields, plainHeading } from './fields.ts'

/** Under which headings the words of a message, its title, its category and its number stand. */
export type LabelledColumns = Readonly<{ text: string; category: string; title: string | null; id: string | null }>
type Asked = 'text' | 'title' | 'category'
type Problem = Readonly<{ zh: string; en: string }>
export type FoundColumns = Readonly<{ ok: true; columns: LabelledColumns } | { ok: false; problem: Problem }>

const words = { text: '诉求内容', title: '主题', category: '分类' } as const

/** The first level before the others: of a table with several it is the one that every message has. */
const categoryHeadings = [
  ...'一级分类、一级标签、一级类别、诉求分类、问题分类、分类、类别、标签、所属类别、所属分类、category、label、class'.split(
    '、',
  ),
  ...fields.category.known,
]

/** Finds the columns of a table of labelled messages: as told, else by the headings in common use. */
export function labelledColumns(
  headings: readonly string[],
  given: Readonly<Partial<Record<Asked, string | undefined>>>,
): FoundColumns {
  const like = (wanted: string, among = headings) =>
    among.find((heading) => heading === wanted) ??
    among.find((heading) => plainHeading(heading) === plainHeading(wanted))
  for (const wanted of Object.values(given))
    if (wanted !== undefined && like(wanted) === undefined) return { ok: false, problem: noSuch(wanted, headings) }
  const told = Object.values(given).filter((wanted) => wanted !== undefined)
  const twice = told.find((wanted, at) => told.slice(0, at).some((other) => like(other) === like(wanted)))
  if (twice !== undefined) return { ok: false, problem: sameTwice(twice) }
  const taken = new Set(Object.values(given).flatMap((wanted) => like(wanted ?? '') ?? []))
  const find = (asked: Asked | 'id', known: readonly string[]) => {
    const wanted = asked === 'id' ? undefined : given[asked]
    if (wanted !== undefined) return like(wanted)
    const free = headings.filter((heading) => !taken.has(heading))
    const found = known.map((one) => like(one, free)).find((heading) => heading !== undefined)
    if (found !== undefined) taken.add(found)
    return found
  }
  const category = find('category', categoryHeadings)
  const title = find('title', fields.title.known)
  const text = find('text', fields.text.known)
  const id = find('id', fields.id.known)
  if (text === undefined) return { ok: false, problem: notClear('text', headings) }
  if (category === undefined) return { ok: false, problem: notClear('category', headings) }
  return { ok: true, columns: { text, category, title: title ?? null, id: id ?? null } }
}

function noSuch(heading: string, headings: readonly string[]): Problem {
  const list = headings.join('、')
  return {
    zh: `文件里没有“${heading}”这一列。文件里的列有：${list}`,
    en: `The file has no column "${heading}". It has: ${list}`,
  }
}

function sameTwice(heading: string): Problem {
  return {
    zh: `内容、主题、分类不能是同一列：“${heading}”。`,
    en: `Words, title and category cannot be the same column: "${heading}".`,
  }
}

function notClear(field: Asked, headings: readonly string[]): Problem {
  const list = headings.join('、')
  return {
    zh: `认不出哪一列是${words[field]}。请用 --${field} 列名 指定；文件里的列有：${list}`,
    en: `Which column holds the ${field} is not clear. Name it with --${field} HEADING; the file has: ${list}`,
  }
}
