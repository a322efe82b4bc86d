import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Caller } from './callers.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { type Places, type Scene, sceneFor } from './scene.ts'
import type { Theme } from './words/theme.ts'
import { themes } from './words/themes.ts'

/** 一件事、多个声音: the same thing at the same place, told by different people within hours or days. The first is the head. */
export type Cluster = Readonly<{ theme: Theme; voices: readonly Voice[] }>
type Voice = Readonly<{ at: Date; scene: Scene; slots: NonNullable<Theme['slots']>; caller: Caller }>

/** Problems that many have at once, and within how many hours most of them speak. */
const shared: Readonly<Record<string, number>> = {
  'heat-cold': 90,
  'heat-leak': 9,
  'water-cut': 12,
  'water-dirty': 80,
  sewer: 60,
  'gas-smell': 3,
  'property-idle': 100,
  elevator: 20,
  deed: 100,
  'street-light': 80,
  manhole: 10,
  pothole: 90,
  garbage: 80,
  'street-occupy': 90,
  'night-works': 60,
  'ktv-noise': 90,
  barbecue: 80,
  'coal-smoke': 90,
  'farm-stench': 90,
  'waste-water': 60,
  'coach-stopped': 90,
  'city-bus': 40,
  'village-road': 90,
  'snow-road': 10,
  'school-gate': 60,
  'site-wages': 30,
  canteen: 40,
  prepaid: 80,
  'bad-seed': 90,
  irrigation: 60,
  well: 80,
  'power-cut': 8,
  'mobile-signal': 90,
  'old-estate': 90,
}

/** One writer who sends the same complaint again and again. */
const FLOOD_THEME = 'ktv-noise'
const FLOOD_SHARE = 0.085

export type Wanted = Readonly<{
  seed: string
  now: Date
  days: number
  voices: number
  map: Places
  fresh: () => Caller
}>

/** Clusters of together that many voices, the largest that of one person's flood. */
export function clusters({ seed, now, days, voices, map, fresh }: Wanted): readonly Cluster[] {
  const chance = chanceFrom(`${seed}/clusters`)
  const first = now.getTime() - days * 86_400_000
  const make = (theme: Theme, size: number, caller: () => Caller, withinHours: number): Cluster | null => {
    const head = awake(new Date(first + chance.next() * (now.getTime() - first - 14 * 3_600_000)), chance)
    const inSeason = theme.months?.includes(Number(dayInChina(head).slice(5, 7))) ?? true
    if (!inSeason) return null
    const scene = sceneFor(theme.setting, map, chance)
    const slots = Object.fromEntries(
      Object.entries(theme.slots ?? {}).map(([name, words]) => [name, [chance.pick(words)]]),
    )
    const times = spread(head, size, withinHours, now, chance)
    return { theme, voices: times.map((at) => ({ at, scene: nearby(scene, theme, chance), slots, caller: caller() })) }
  }
  const writer = fresh()
  const flooded = themes.filter(({ code }) => code === FLOOD_THEME)
  const made = flooded.flatMap(
    (theme) => make(theme, Math.max(4, Math.round(voices * FLOOD_SHARE)), () => writer, 9 * 24) ?? [],
  )
  const among = themes.filter(({ code }) => code in shared)
  const told = () => made.reduce((sum, cluster) => sum + cluster.voices.length, 0)
  for (let tries = 0; told() < voices - 1 && tries < 2000; tries += 1) {
    const theme = chance.pick(among)
    const size = Math.min(voices - told(), Math.max(2, Math.round(3 + Math.abs(chance.around(0, 5)))))
    const cluster = make(theme, size, fresh, shared[theme.code] ?? 24)
    if (cluster) made.push(cluster)
  }
  return made
}

/** The head, then the others: most soon after, some late; none after `now`. */
function spread(head: Date, size: number, withinHours: number, now: Date, chance: Chance): readonly Date[] {
  const rest = Array.from({ length: size - 1 }, () => {
    const hours = 0.2 + withinHours * chance.next() ** 1.6
    const at = new Date(head.getTime() + hours * 3_600_000)
    return withinHours < 24 ? at : awake(at, chance)
  })
  return [head, ...rest.filter((at) => at < now).toSorted((a, b) => a.getTime() - b.getTime())]
}

/** What cannot keep anyone awake is told after seven in the morning. */
function awake(at: Date, chance: Chance): Date {
  const hour = (at.getUTCHours() + 8) % 24
  return hour < 7 ? new Date(at.getTime() + (7 - hour + 5 * chance.next()) * 3_600_000) : at
}

/** The same place, but neighbours live in houses of their own. */
function nearby(scene: Scene, { setting }: Theme, chance: Chance): Scene {
  if (setting !== 'estate') return scene
  const { place, estate } = scene.slots
  const own = `${estate}${chance.integer(1, 28)}号楼`
  return { ...scene, address: scene.address.replace(place, own), slots: { ...scene.slots, place: own } }
}
