import type { Channel } from '../../../domain/ledger/words.ts'
import type { Chance } from '../chance.ts'
import { emojis, endings, greetings, introductions, moods, phoneLines } from './moods.ts'
import type { Say } from './phrase.ts'
import type { Theme } from './theme.ts'

/** A letter says everything there is to say. */
export type Manner = 'terse' | 'plain' | 'long' | 'letter'
/** What a message is made of, so that no two are made of the same. */
export type Composed = Readonly<{ title: string; text: string; made: string; opening: number }>

const questions =
  /(吗|[怎哪谁啥]么?[^，。]*呢|多少|怎么[^，。]*|哪[^，。]{0,6}|为什么|什么[^，。]{0,6}|有没有[^，。]*|能不能[^。]*|(行|能|办|期|趟|迁|诊|管|算|牌)不)$/
const indirect = /(知道|不明白|说不准|说不清|没人告诉|该多少|说|(?<!请)问)[^，。]*$/

/**
 * One person's message about a theme, some 25 to 300 characters: a greeting of the channel, what is wrong, what else there is
 * to say, what they ask, and now and then how they feel.
 *
 * @param say fills the phrases; knows `{self}`, `{surname}` and `{phone}` beside the place's slots
 * @param named whether the writer gives a name, so that they may introduce themselves
 */
export function compose(
  theme: Theme,
  say: Say,
  channel: Channel,
  manner: Manner,
  named: boolean,
  chance: Chance,
): Composed {
  const n = chance.integer(0, theme.openings.length - 1)
  const opening = theme.openings[n] ?? ''
  const count = { terse: 0, plain: chance.integer(1, 3), long: chance.integer(3, 4), letter: 9 }[manner]
  const facts = chance.some(theme.facts, count)
  const ask = chance.pick(theme.asks)
  const title = say(belonging(theme.titles, theme, n, chance))
  const beginning = say(chance.pick(greetings[channel])) + introduction(channel, manner, named, say, chance)
  const body = [say(opening), ...facts.map(say)]
  const mood = moodOf(theme, manner, chance)
  if (mood === 'angry' || mood === 'worried') body.push(chance.pick(moods[mood]))
  if (manner === 'letter') body.push(say(chance.pick(theme.asks.filter((other) => other !== ask))))
  const asking = ended(say(ask), chance)
  const close = closing(channel, manner, mood, named, say, chance)
  const text = beginning + joined(body, chance) + asking + close
  return { title, text, made: [opening, ...facts, ask].join('\n'), opening: n }
}

/** The phrase that belongs to the opening, where each has its own; else any. */
export function belonging(list: readonly string[], { openings }: Theme, opening: number, chance: Chance): string {
  return (list.length === openings.length ? list[opening] : undefined) ?? chance.pick(list)
}

function introduction(channel: Channel, manner: Manner, named: boolean, say: Say, chance: Chance): string {
  const often = channel === 'box' || channel === 'email' ? 0.35 : 0.14
  const spoken = channel === 'hotline' || channel === 'box' || channel === 'email' || channel === 'web'
  return named && spoken && manner !== 'terse' && chance.happens(often) ? say(chance.pick(introductions)) : ''
}

function moodOf(theme: Theme, manner: Manner, chance: Chance): 'angry' | 'worried' | 'polite' | 'terse' | 'none' {
  if (theme.kinds.praise || theme.outside) return 'none'
  if (manner === 'terse') return chance.happens(0.5) ? 'terse' : 'none'
  const upset = (theme.kinds.complaint ?? 0) + (theme.kinds.report ?? 0)
  const help = theme.kinds.help ?? 0
  return chance.weighted({ angry: 0.3 * upset, worried: theme.kinds.inquiry ? 0 : 0.3 * help, polite: 2.5, none: 4 })
}

function joined(body: readonly string[], chance: Chance): string {
  return body
    .map((part) => part + (isQuestion(part) ? '？' : chance.happens(0.3) && body.length > 1 ? '，' : '。'))
    .join('')
    .replace(/，$/, '。')
}

function ended(ask: string, chance: Chance): string {
  if (isQuestion(ask)) return `${ask}？`
  return ask + (chance.happens(0.18) ? '！' : '。')
}

function isQuestion(part: string): boolean {
  return questions.test(part) && !indirect.test(part)
}

function closing(channel: Channel, manner: Manner, mood: string, named: boolean, say: Say, chance: Chance): string {
  const words =
    mood === 'polite' ? `${chance.pick(moods.polite)}。` : mood === 'terse' ? `${chance.pick(moods.terse)}！` : ''
  const phone = named && manner !== 'terse' && chance.happens(0.04) ? `${say(chance.pick(phoneLines))}。` : ''
  const emoji = channel === 'wechat' && chance.happens(0.2) ? chance.pick(emojis) : ''
  const signed =
    named && (channel === 'email' || channel === 'box') && chance.happens(0.5) ? say(chance.pick(endings[channel])) : ''
  return words + phone + emoji + signed
}
