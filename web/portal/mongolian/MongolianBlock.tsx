import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { Upright, Vertical } from '../../ui/vertical/Vertical.tsx'
import { sources } from '../../words/mn.ts'
import { Said } from './Said.tsx'
import { dayOf } from './today.ts'
import { useMongolianWords } from './words.ts'
import './MongolianBlock.css'

const jobs = ['submit', 'lookUp', 'answers', 'book'] as const

/** The portal in traditional Mongolian, as far as it is translated: its jobs, the day, and an article to read. */
export default function MongolianBlock() {
  const w = useMongolianWords()
  const [today] = useState(() => dayOf(new Date()))
  return (
    <>
      <Vertical label={w('label')}>
        <h2>
          <Said of="mongolian:title" />
        </h2>
        <p>
          <b>
            <Said of="mongolian:now" />
          </b>{' '}
          {(['year', 'month', 'day'] as const).map((part) => (
            <span key={part} className="mongolian-part">
              <Said of={`mongolian:${part}`} /> <Upright>{today[part]}</Upright>
            </span>
          ))}
          <span className="mongolian-part">
            <Said of="mongolian:weekday" /> <span lang="zh-CN">{today.weekday}</span>
          </span>
        </p>
        <blockquote>
          <p>
            <Said of="mongolian:article" />
          </p>
          <p>
            <Said of="mongolian:declaration" />
          </p>
        </blockquote>
        <p>
          <Said of="mongolian:lead" />
        </p>
        <ul>
          {jobs.map((job) => (
            <li key={job}>
              <Link to={paths[job]}>
                <Said of={`nav.${job}`} />
              </Link>
            </li>
          ))}
        </ul>
        <p>
          <Said of="mongolian:hotline" />{' '}
          <a href="tel:12345" className="mongolian-hotline">
            <Upright>12345</Upright>
          </a>
        </p>
      </Vertical>
      <details className="mongolian-sources">
        <summary>{w('sources')}</summary>
        <ul>
          {Object.values(sources).map(({ name, address, licence }) => (
            <li key={name} lang="en">
              <a href={address}>{name}</a> <small>{licence}</small>
            </li>
          ))}
        </ul>
        <p>{w('unchecked')}</p>
      </details>
    </>
  )
}
