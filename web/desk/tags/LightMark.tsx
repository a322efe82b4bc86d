import type { Light } from '../../../domain/deadline/work-calendar.ts'
import { useDueWords } from '../due/words.ts'
import './tags.css'

/** 红黄绿灯 as a shape of its own each, for eyes that tell no colours apart. */
const shapes: Readonly<Record<Light, string>> = {
  red: 'M6 0 12 6 6 12 0 6Z',
  yellow: 'M6 1 12 11H0Z',
  green: 'M6 1a5 5 0 1 0 .01 0Z',
}

export function LightMark({ light }: { light: Light }) {
  const w = useDueWords()
  return (
    <svg className={`light light-${light}`} viewBox="0 0 12 12" width="12" height="12" role="img" aria-label={w(light)}>
      <path d={shapes[light]} />
    </svg>
  )
}
