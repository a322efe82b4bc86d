import { MONGOLIAN } from '../../ui/vertical/Vertical.tsx'
import { mn } from '../../words/mn.ts'
import { type Text, textAt } from '../../words/words.ts'
import { mongolian } from '../../words/zh-mongolian.ts'
import { zh } from '../../words/zh.ts'

/** A text in Mongolian; where there is none, in Chinese, and said to be Chinese. */
export function Said({ of }: { of: Text | `mongolian:${keyof typeof mongolian}` }) {
  const translated = mn[of]
  if (translated) return <span lang={MONGOLIAN}>{translated.text}</span>
  const usual = of.startsWith('mongolian:') ? textAt(mongolian, of.slice('mongolian:'.length)) : textAt(zh, of)
  return <span lang="zh-CN">{usual}</span>
}
