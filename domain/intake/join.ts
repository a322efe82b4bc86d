import { isPublic } from '../access/public.ts'
import { actions, inHand, type Status } from '../ledger/actions.ts'
import type { Matter } from '../ledger/matter.ts'
import type { Kind, Point, Secrecy } from '../ledger/words.ts'
import { isRegionCode, shortCode } from '../region/code.ts'
import { bigrams } from '../text/bigrams.ts'
import { LIKE_ENOUGH, type Told } from './consolidate.ts'

/** What is asked of a matter before anybody may join it. */
export type Joinable = Pick<Matter, 'kind' | 'secret' | 'status' | 'personalBenefit'>

/**
 * 可加入: whether a matter is offered to people who are about to say the same. It stands in the public book, is in hand and
 * takes more voices, and is nobody's own affair: what a person alone may merge is not offered (domain.md 5).
 */
export function mayBeJoined(matter: Joinable): boolean {
  const takesMore = (among: readonly Status[]) => among.includes(matter.status)
  return isPublic(matter) && takesMore(inHand) && takesMore(actions.absorb.from) && !matter.personalBenefit
}

/** What somebody says who wishes to join. */
export type Wishing = Readonly<{ kind: Kind | null; secrecy: Secrecy; text: string }>

/** How like the words are to what the public book shows of the matter, and whether that shows words at all. */
export type Match = Readonly<{ score: number; titled: boolean }>

/**
 * 并入意愿: why a wish to join a matter waits for a dispatcher; null where the system merges it at once. Whoever wishes to be
 * heard in secret, and what is or may be a report, is judged by a person first; and nobody attaches unlike words to a matter,
 * nor any to one of which the book shows no words to be like.
 *
 * @param matter as it stands now; null where there is none
 * @param match null where the book shows nothing of it
 */
export function whyNotAtOnce(
  { kind, secrecy, text }: Wishing,
  matter: Joinable | null,
  match: Match | null,
): 'secret' | 'report' | 'not-joinable' | 'unlike' | null {
  if (secrecy === 'secret') return 'secret'
  if (kind === 'report' || speaksOfWrongdoing(text)) return 'report'
  if (!matter || !match || !mayBeJoined(matter)) return 'not-joinable'
  return match.titled && match.score >= LIKE_ENOUGH ? null : 'unlike'
}

/** The portal asks nobody for a kind: words that name what a report names (监察法、刑法 的用语) are not given to a unit unread. */
const wrongdoing = /举报|检举|揭发|控告|贪污|受贿|行贿|索贿|挪用公款|滥用职权|徇私|包庇|打击报复/u

function speaksOfWrongdoing(text: string): boolean {
  return wrongdoing.test(text.normalize('NFKC').replace(/\s/gu, ''))
}

/** From so many people on a place belongs to a crowd and no longer tells who spoke. */
export const CROWD = 3

/** A matter as the public book tells of it; null where its title was not confirmed. */
export type Face = Readonly<{
  title: string | null
  category: string | null
  categoryCode: string | null
  regionCode: string | null
  address: string | null
  point: Point | null
  receivedAt: Date
  people: number
}>

/**
 * What others' words are compared with. Nothing that the book does not show has a part in it, or comparing would tell it: the
 * words are the confirmed title and the category, and the place is no nearer than the township until a crowd has spoken.
 */
export function publicTold({ title, category, people, address, regionCode, point, ...face }: Face): Told {
  const crowd = people >= CROWD
  return {
    words: bigrams([title, category].filter(Boolean).join('\n')),
    address: crowd ? bigrams(address ?? '') : [],
    regionCode: crowd || regionCode === null ? regionCode : townshipOf(regionCode),
    point: crowd ? point : null,
    receivedAt: face.receivedAt,
    categoryCode: face.categoryCode,
  }
}

function townshipOf(code: string): string {
  return isRegionCode(code) ? shortCode(code).slice(0, 9).padEnd(12, '0') : code
}

/** What the line of such a merge gives as its reason. */
export const saidTheSame = '诉求人提交时选择加入同一件事'
