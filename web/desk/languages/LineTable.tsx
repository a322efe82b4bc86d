import { MONGOLIAN, Vertical } from '../../ui/vertical/Vertical.tsx'
import type { Line, Tongue } from '../../words/coverage.ts'
import { useLanguagesWords } from './words.ts'

const htmlLang: Readonly<Record<Tongue, string>> = { en: 'en', mn: MONGOLIAN, plainZh: 'zh-CN', plainEn: 'en' }

/** Texts one below the other: where each stands, its Chinese, and what the language says. */
export function LineTable({ lines, tongue }: { lines: readonly Line[]; tongue: Tongue }) {
  const w = useLanguagesWords()
  return (
    <table className="languages-lines">
      <thead>
        <tr>
          <th scope="col">{w('key')}</th>
          <th scope="col">{w('chinese')}</th>
          <th scope="col">{w('said')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">
              <code>{line.key}</code>
              <small>{w(`area.${line.area}`)}</small>
            </th>
            <td lang="zh-CN">{line.zh}</td>
            <td>
              {line.said === undefined && <span className="nothing">{w('nothing')}</span>}
              {line.said !== undefined && tongue === 'mn' && <Vertical label={line.key}>{line.said}</Vertical>}
              {line.said !== undefined && tongue !== 'mn' && <span lang={htmlLang[tongue]}>{line.said}</span>}
              {line.source && <small>{`${w('source')}: ${line.source}`}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
