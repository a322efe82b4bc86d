import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Identity } from '../identity/vault.ts'
import { type Caller, callers, identityBy, secrecyWish } from './callers.ts'
import { channelOf, recorderOf, toldBy } from './channels.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { type Cluster, clusters } from './clusters.ts'
import { uuidAt } from './ids.ts'
import { inventedPhone, spokenName } from './names.ts'
import { arrivals } from './rhythm.ts'
import { placesOf, type Scene, sceneFor } from './scene.ts'
import { type Staff, staffOf } from './story/staff.ts'
import type { Source } from './submission.ts'
import { compose, type Manner } from './words/compose.ts'
import { saying } from './words/phrase.ts'
import type { Theme } from './words/theme.ts'
import { themes } from './words/themes.ts'

export type Wanted = Readonly<{ seed: string; now: Date; submissions: number; days: number; catalogue: Catalogue }>

/** Every submission of the demo with what is behind it, in order of time: single ones, and several of one problem. */
export function sourcesOf({ seed, now, submissions, days, catalogue }: Wanted): readonly Source[] {
  const chance = chanceFrom(`${seed}/submissions`)
  const map = placesOf(catalogue.regions)
  const people = callers(chanceFrom(`${seed}/callers`))
  const make = maker({ seed, staff: staffOf(catalogue), next: people.next })
  const groups = clusters({ seed, now, days, voices: Math.round(submissions * 0.095), map, fresh: people.fresh })
  const shared = groups.flatMap((cluster) => voicesOf(cluster, make))
  const single = arrivals(submissions - shared.length, days, now, catalogue.calendar, chance).map((at) => {
    const theme = drawn(themes, at, chance)
    return make({ at, theme, scene: sceneFor(theme.setting, map, chance) })
  })
  return [...shared, ...single].toSorted(
    (a, b) => a.submission.receivedAt.getTime() - b.submission.receivedAt.getTime(),
  )
}

type Told = Readonly<{
  at: Date
  theme: Theme
  scene: Scene
  slots?: Theme['slots']
  caller?: Caller
  head?: string | null
}>

function voicesOf({ voices, theme }: Cluster, make: (told: Told) => Source): readonly Source[] {
  let head: string | null = null
  return voices.map((voice) => {
    const source = make({ ...voice, theme, head })
    head ??= source.submission.id
    return source
  })
}

const spoken: Readonly<Partial<Record<Manner, number>>> = { terse: 1.5, plain: 6, long: 2.3, letter: 0.2 }
const written: Readonly<Partial<Record<Manner, number>>> = { terse: 1, plain: 4, long: 3, letter: 2.5 }

type Behind = Readonly<{ seed: string; staff: Staff; next: () => Caller }>

/** Makes submissions, each of its own phrases as far as there are enough, and with its own chance, so that one more shifts none. */
function maker({ seed, staff, next }: Behind): (told: Told) => Source {
  const made = new Set<string>()
  let count = 0
  return ({ at, theme, scene, slots = theme.slots, caller = next(), head = null }) => {
    count += 1
    const chance = chanceFrom(`${seed}/submission/${count}`)
    const kind = chance.weighted(theme.kinds)
    const urgency = chance.weighted(theme.urgencies ?? { normal: 1 })
    const channel = channelOf(theme, theme.setting, urgency, chance)
    const submitter = identityBy(channel, caller, kind, chance)
    const own = {
      ...scene.slots,
      self: spokenName(caller.name, chance),
      surname: caller.name[0] ?? '',
      phone: submitter?.phone ?? inventedPhone(chance),
    }
    const manner = chance.weighted(channel === 'email' || channel === 'box' || channel === 'web' ? written : spoken)
    const named = submitter?.name !== undefined && kind !== 'report'
    const attempt = () => {
      const say = saying({ ...slots, ...own }, chance)
      return { say, ...compose(theme, say, channel, manner, named, chance) }
    }
    let words = attempt()
    for (let tries = 0; tries < 12 && (made.has(words.made) || words.text.length < 30); tries += 1) words = attempt()
    made.add(words.made)
    const id = uuidAt(at, chance)
    const told = toldBy(channel, kind, chance)
    const submission = {
      id,
      channel,
      title: words.title,
      text: words.text,
      kind: told.kind,
      regionCode: told.placed ? scene.regionCode : undefined,
      address: told.placed ? scene.address : undefined,
      point: told.placed && chance.happens(0.5) ? scene.point : undefined,
      secrecy: secrecyWish(kind, chance),
      submitter: submitter && cleaned(submitter),
      receivedAt: at,
      recordedBy: recorderOf(channel, id, scene.regionCode, staff, chance),
    }
    return { submission, theme, scene, kind, urgency, opening: words.opening, say: words.say, head }
  }
}

function cleaned(identity: Identity): Identity {
  return Object.fromEntries(Object.entries(identity).filter(([, value]) => value !== undefined))
}

/** By weight, of those that come up in this month. */
function drawn(all: readonly Theme[], at: Date, chance: Chance): Theme {
  const month = Number(dayInChina(at).slice(5, 7))
  const inSeason = all.filter(({ months }) => months?.includes(month) ?? true)
  let left = chance.next() * inSeason.reduce((sum, { weight }) => sum + weight, 0)
  return inSeason.find(({ weight }) => (left -= weight) < 0) ?? chance.pick(inSeason)
}
