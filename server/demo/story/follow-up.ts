import type { Role } from '../../../domain/access/role.ts'
import type { Details, Solved, Stars } from '../../../domain/ledger/details.ts'
import type { Folder, Voice } from '../../../domain/ledger/matter.ts'
import { office } from '../words/office.ts'
import type { Script } from './script.ts'
import { citizen } from './staff.ts'
import { type Tale, tell } from './tale.ts'

/** How those who are asked feel about it: as things are, not content at all, or content after all. */
export type Mood = 'as it is' | 'unhappy' | 'mended'

const TRIES = 3

/** 回访 of everyone who must be asked: by their own link or by an agent, up to three tries at different hours. */
export function* followedUp(tale: Tale, folder: Folder, mood: Mood): Script {
  const { hours, staff, chance } = tale
  let present = folder
  const unreachable = new Set(
    present.voices.filter(() => mood === 'as it is' && chance.happens(0.07)).map((voice) => voice.submissionId),
  )
  for (let voice = nextVoice(present); voice; voice = nextVoice(present)) {
    const { submissionId } = voice
    const hopeless = unreachable.has(submissionId)
    const byLink = !hopeless && voice.attemptedAt.length === 0 && chance.happens(0.36)
    if (byLink) {
      const said = saidBy(tale, present, submissionId, mood)
      const note = tell(tale, office.followUp.own[said.satisfied])
      const details: Details['followUp'] = { submissionId, way: 'link', contacted: true, ...said, note }
      const before = present.matter.seq
      present = yield {
        at: hours.awake(present.matter.lastAt, 20, 26 * 60),
        write: (now) =>
          speaks(now, submissionId) ? { actor: citizen(submissionId), action: 'followUp', details } : null,
      }
      if (present.matter.seq > before) continue
    }
    const contacted = !hopeless && chance.happens(voice.attemptedAt.length === 0 ? 0.85 : 0.8)
    const note = tell(tale, office.followUp.none)
    const way = chance.happens(0.04) ? ('door' as const) : ('phone' as const)
    const result = contacted ? { contacted, ...saidBy(tale, present, submissionId, mood) } : { contacted, note }
    const agent = staff.one(caller(present), chance)
    const before = present.matter.seq
    present = yield {
      at: hours.work(present.matter.lastAt, voice.attemptedAt.length > 0 ? 65 : 8, contacted ? 300 : 240),
      write: (now) =>
        speaks(now, submissionId)
          ? { actor: agent, action: 'followUp', details: { submissionId, way, ...result } }
          : null,
    }
    if (present.matter.seq === before && speaks(present, submissionId)) return present
  }
  return present
}

/** 清账 once everyone has been asked and nobody says it is not solved. */
export function* cleared(tale: Tale, folder: Folder): Script {
  const { hours, staff, chance } = tale
  if (folder.matter.status !== 'resolved') return folder
  const agent = staff.one(caller(folder), chance)
  const evidence = folder.matter.led ? { evidence: tell(tale, office.evidence) } : {}
  const note = chance.happens(0.4) ? noteOn(tale, folder) : {}
  return yield {
    at: hours.work(folder.matter.lastAt, 10, 260),
    write: (present) =>
      present.matter.status === 'resolved' && !isUnsolved(present)
        ? { actor: agent, action: 'clear', details: { ...evidence, ...note } }
        : null,
  }
}

function noteOn(tale: Tale, { voices }: Folder): Readonly<{ note?: string }> {
  const outcomes = voices.flatMap((voice) => voice.outcome ?? [])
  const { content, partly, tried } = office.clearNote
  if (outcomes.length === 0)
    return voices.some((voice) => voice.attemptedAt.length >= TRIES) ? { note: tell(tale, tried) } : {}
  return {
    note: tell(
      tale,
      outcomes.every(({ solved, satisfied }) => solved === 'solved' && satisfied > 2) ? content : partly,
    ),
  }
}

/** Who asks, clears and reopens: the special team where it is a report (举报). */
export function caller({ matter }: Folder): Role {
  return matter.kind === 'report' ? 'reportAgent' : 'followUpAgent'
}

/** Somebody says it is not solved and nobody has judged that yet. */
export function isUnsolved({ voices }: Folder): boolean {
  return voices.some(({ outcome, judged }) => outcome?.solved === 'notSolved' && !judged)
}

/** The submission is still part of it: an un-merge may have taken it out. */
function speaks({ matter, voices }: Folder, submissionId: string): boolean {
  return matter.status === 'resolved' && voices.some((voice) => voice.submissionId === submissionId)
}

function nextVoice({ matter, voices }: Folder): Voice | undefined {
  if (matter.status !== 'resolved') return undefined
  return voices.find((voice) => voice.asked && !voice.outcome && voice.attemptedAt.length < TRIES)
}

type Said = Readonly<{ solved: Solved; satisfied: Stars; attitude: Stars; askedToChange: boolean; note: string }>

function saidBy(tale: Tale, { matter, orders, voices }: Folder, submissionId: string, mood: Mood): Said {
  const { chance } = tale
  const lead = orders.find((order) => order.lead && order.round === matter.round && order.status === 'accepted')
  const answered = lead?.solved ?? 'solved'
  const first = voices[0]?.submissionId === submissionId
  const solved: Solved =
    mood === 'unhappy' && first
      ? 'notSolved'
      : mood === 'mended'
        ? chance.weighted({ solved: 93, partly: 7 })
        : chance.weighted(
            {
              solved: { solved: 91, partly: 7, notSolved: 2 },
              partly: { solved: 20, partly: 74, notSolved: 6 },
              notSolved: { partly: 70, notSolved: 30 },
            }[answered],
          )
  const stars = {
    solved: { 5: 62, 4: 26, 3: 10, 2: 2 },
    partly: { 4: 14, 3: 44, 2: 30, 1: 12 },
    notSolved: { 2: 25, 1: 75 },
  }[solved]
  const satisfied = Number(chance.weighted<'1' | '2' | '3' | '4' | '5'>(stars)) as Stars
  const attitude = Math.max(1, Math.min(5, satisfied + chance.integer(-1, 2))) as Stars
  return {
    solved,
    satisfied,
    attitude,
    askedToChange: chance.happens(0.006),
    note: tell(tale, office.followUp[satisfied]),
  }
}
