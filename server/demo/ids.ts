import { type Chance, chanceFrom } from './chance.ts'

/** A UUIDv7 of that instant, its random part by chance (RFC 9562). */
export function uuidAt(instant: Date, chance: Chance): string {
  const time = instant.getTime().toString(16).padStart(12, '0')
  return uuid(time, '7', chance)
}

/** The UUID of something that has a name and no time, the same for the same seed and name (version 8, RFC 9562). */
export function uuidOf(seed: string, name: string): string {
  const chance = chanceFrom(`${seed}/${name}`)
  return uuid(eight(chance) + eight(chance).slice(4), '8', chance)
}

function uuid(twelve: string, version: '7' | '8', chance: Chance): string {
  const [a, b] = [eight(chance), eight(chance)]
  const variant = '89ab'[chance.integer(0, 3)]
  return `${twelve.slice(0, 8)}-${twelve.slice(8)}-${version}${a.slice(0, 3)}-${variant}${a.slice(3, 6)}-${a.slice(6)}${b}${eight(chance).slice(6)}`
}

/** 32 bits in hexadecimal. */
function eight(chance: Chance): string {
  return Math.floor(chance.next() * 4_294_967_296)
    .toString(16)
    .padStart(8, '0')
}
