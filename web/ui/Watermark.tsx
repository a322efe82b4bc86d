import { useId } from 'react'
import { watermarkTile } from './watermark-tile.ts'
import './Watermark.css'

/**
 * 水印: who looks, over the whole page and over every printed one, repeated and slanted. A drawing of text: no style is
 * written into the page, a printer draws it like the rest, and nothing below it is harder to click, select or hear.
 *
 * @param words as `watermarkWords` of `domain/access/watermark.ts` gives them
 */
export function Watermark({ words }: { words: string }) {
  const id = `watermark${useId().replaceAll(/\W/g, '')}`
  const { lines, width, height } = watermarkTile(words)
  return (
    <svg className="watermark" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} width={width} height={height} patternUnits="userSpaceOnUse" patternTransform="rotate(-20)">
          {lines.map(({ text, x, y }) => (
            <text key={`${x} ${y}`} x={x} y={y}>
              {text}
            </text>
          ))}
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
