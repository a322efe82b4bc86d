/** Words that would tell whoever picks up a telephone what kind of thing somebody said. */
const kindWords = ['举报', '投诉', '信访', '上访', '低保', '家暴', '欠薪', '拆迁', '艾滋', '精神病']
const kindWordsInEnglish = /\b(complain\w*|whistle\w*|accus\w*|reporter)\b/i

/**
 * The first word in a text that gives away what a submission is about; null where none does.
 *
 * @param categories names of categories: what something is filed under says what it is about
 */
export function revealingWord(text: string, categories: Iterable<string> = []): string | null {
  const found = kindWords.find((word) => text.includes(word)) ?? kindWordsInEnglish.exec(text)?.[0]
  if (found) return found
  for (const name of categories) if (Array.from(name).length >= 2 && text.includes(name)) return name
  return null
}
