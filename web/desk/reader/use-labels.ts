import { kinds, tracks, urgencies } from '../../../domain/ledger/words.ts'
import { type ReaderMark, readerMarks } from '../../../domain/reader/marks.ts'
import { useSpeech } from '../../language.ts'
import { useNames } from '../pick/use-names.ts'
import { useReaderWords } from './words.ts'

const fixed: Readonly<Record<string, Readonly<{ zh: string; en: string }>>> = { ...kinds, ...tracks, ...urgencies }

/** The mark that a model tells: `category/01` tells the category. */
export function markOf(model: string): ReaderMark {
  return model.split('/')[0] as ReaderMark
}

/** Says a model, and a label of one, in words; the label itself where it has ended. */
export function useLabels(): Readonly<{
  model: (name: string) => string
  label: (name: string, label: string) => string
}> {
  const w = useReaderWords()
  const { language } = useSpeech()
  const category = useNames('category')
  const unit = useNames('unit')
  return {
    model: (name) => {
      const [, parent] = name.split('/')
      const mark = readerMarks[markOf(name)][language]
      return parent === undefined ? mark : w('model.below', { mark, parent: category(parent) })
    },
    label: (name, label) => {
      const mark = markOf(name)
      if (mark === 'category') return category(label)
      return mark === 'unit' ? unit(label) : (fixed[label]?.[language] ?? label)
    },
  }
}
