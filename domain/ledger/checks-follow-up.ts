import type { Viewer } from '../access/role.ts'
import { viewerOf } from '../access/viewer.ts'
import type { Acting } from './checks.ts'
import type { Details } from './details.ts'
import type { Folder, Voice } from './matter.ts'
import { refuse, type Refusal } from './refusals.ts'

/** Tries at different hours before a submitter counts as not reached (domain.md 8). */
const TRIES = 3

/** 回访 of one submitter. A citizen speaks for their own submission only. */
export function checkFollowUp(
  { voices }: Folder,
  details: Details['followUp'],
  { role, actor, at }: Acting,
): Refusal | null {
  const voice = voices.find((one) => one.submissionId === details.submissionId)
  if (!voice) return refuse('no-such-submission')
  if (role === 'citizen' && actor.id !== details.submissionId) return refuse('no-such-submission')
  if (details.contacted) return details.solved && details.satisfied ? null : refuse('result-missing')
  return voice.attemptedAt.some((tried) => hourOf(tried) === hourOf(at)) ? refuse('tried-this-hour') : null
}

/** 清账: what a leader has claimed is cleared with evidence. */
export function checkClear({ matter }: Folder, details: Details['clear']): Refusal | null {
  return matter.led && !details.evidence?.trim() ? refuse('evidence-missing') : null
}

/** 不满意研判: two people or more, none of them from a handling unit. */
export function checkJudge(
  { matter, orders }: Folder,
  { panel, ending }: Details['judge'],
  { catalogue }: Acting,
): Refusal | null {
  if (ending === 'redo' && !matter.leadUnitId) return refuse('unit-missing')
  const people = [...new Set(panel)].map((id) => viewerOf(catalogue, id))
  if (people.some((person) => !person)) return refuse('no-such-person')
  const handling = new Set(orders.map((order) => order.unitId))
  const independent = people.every((person) => !unitsOf(person).some((unitId) => handling.has(unitId)))
  return people.length < 2 || people.length < panel.length || !independent ? refuse('panel-too-small') : null
}

function unitsOf(person: Viewer | null): readonly string[] {
  const units = person ? [person.unitId, ...person.grants.map(({ unitId }) => unitId)] : []
  return units.filter((unitId) => unitId !== null)
}

/** Must be asked, has not answered, and was not tried often enough. */
export function isWaitedFor({ asked, outcome, attemptedAt }: Voice): boolean {
  return asked && !outcome && attemptedAt.length < TRIES
}

/** Still says "not solved", and no panel has decided about it. */
export function isUnsolved({ outcome, judged }: Voice): boolean {
  return outcome?.solved === 'notSolved' && !judged
}

/** Not content, and no panel has decided about it. */
export function discontent({ outcome, judged }: Voice): boolean {
  return outcome !== null && !judged && (outcome.solved !== 'solved' || outcome.satisfied <= 2)
}

/** Two tries within the same hour of the clock count as one. */
function hourOf(instant: Date): number {
  return Math.floor(instant.getTime() / 3_600_000)
}
