import { privateIn } from '../access/relay-words.ts'
import type { Acting } from './checks.ts'
import { dayInChina } from '../deadline/plain-date.ts'
import type { Details } from './details.ts'
import type { Folder } from './matter.ts'
import { refuse, type Refusal } from './refusals.ts'

/** 进展: of a watched matter with words for the public, which hold nothing that leads to a person (domain.md 3: quarterly progress, public). */
export function checkProgress(
  { matter }: Folder,
  { publicText, nextReviewOn, milestone }: Details['progress'],
  { actor, catalogue, at }: Acting,
): Refusal | null {
  if (matter.track === 'watched' && !publicText?.trim()) return refuse('public-text-missing')
  const writer = catalogue.people.get(actor.id)?.name ?? null
  if (publicText && privateIn(publicText, writer).length > 0) return refuse('public-text-names')
  if (milestone !== undefined && !matter.led?.milestones[milestone]) return refuse('no-such-milestone')
  if (nextReviewOn === undefined) return null
  if (!matter.led) return refuse('not-led')
  return nextReviewOn < dayInChina(at) ? refuse('day-in-the-past', { on: nextReviewOn }) : null
}
