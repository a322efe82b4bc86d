import type { Actor } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { isWorkday } from '../../domain/deadline/work-calendar.ts'
import type { Action } from '../../domain/ledger/actions.ts'
import { discontent, isUnsolved, isWaitedFor } from '../../domain/ledger/checks-follow-up.ts'
import type { Details, Solved } from '../../domain/ledger/details.ts'
import type { Folder } from '../../domain/ledger/matter.ts'
import { presentOrders } from '../../domain/ledger/orders.ts'
import type { Chance } from '../../server/demo/chance.ts'
import { type Staff, staffOf } from '../../server/demo/story/staff.ts'
import { reasonOf, unitLife } from './unit-life.ts'

export type Deed = { [A in Action]: Readonly<{ actor: Actor; action: A; details: Details[A] }> }[Action]
export type Life = Readonly<{
  /** What somebody does about a matter as it stands at `at`; null: nothing, this time. */
  deed: (folder: Folder, at: Date, targetId: string | null) => Deed | null
  /** When somebody looks at it next; null where nobody does. */
  next: (folder: Folder, at: Date) => Date | null
}>

const HOUR = 3_600_000
const MINUTE = 60_000
const CHINA = 8 * HOUR
const good = { contacted: true, factsChecked: true, basisGiven: true, replyClean: true, noPassingOn: true } as const

/**
 * How people go about matters: quickly as a rule, late or not at all now and then. What they send out leaves within a minute
 * of every `marks` minutes, so that what counts in hours from then on is due at as few minutes of a year.
 */
export function lifeIn(catalogue: Catalogue, chance: Chance, marks: number): Life {
  const staff = staffOf(catalogue)
  const leads = [...catalogue.units.values()].filter(({ kind }) => kind === 'bureau' || kind === 'utility')
  const counties = [...catalogue.units.values()].filter(
    ({ level, kind }) => level === 'county' && kind === 'government',
  )
  const unitIds = [...leads, ...counties].map(({ code }) => code)
  const bureaus = leads.filter(({ kind }) => kind === 'bureau').map(({ code }) => code)
  const { handled } = unitLife(catalogue, staff, chance)

  function deed(folder: Folder, now: Date, targetId: string | null): Deed | null {
    const { matter, voices } = folder
    const one = (role: Parameters<Staff['one']>[0]) => staff.one(role, chance)
    switch (matter.status) {
      case 'submitted': {
        const what = chance.weighted({ open: 52, settle: 40, merge: targetId ? 4 : 0, decline: 2, transfer: 2 })
        if (what === 'settle') return { actor: one('operator'), action: 'settle', details: { answer: '已当场答复。' } }
        if (what === 'merge')
          return { actor: one('dispatcher'), action: 'merge', details: { targetId: targetId ?? '' } }
        if (what === 'decline')
          return {
            actor: one('dispatcher'),
            action: 'decline',
            details: { reasonCode: reasonOf(catalogue, 'decline'), legalRoute: '诉讼', text: '请依法提起诉讼。' },
          }
        if (what === 'transfer')
          return { actor: one('operator'), action: 'transfer', details: { to: 'police110', externalNumber: 'JQ-1' } }
        const { kind, categoryCode, regionCode } = matter
        if (!kind || !categoryCode || !regionCode) return null
        return { actor: one('dispatcher'), action: 'open', details: { kind, categoryCode, regionCode } }
      }
      case 'opened':
        return sendOut(folder)
      case 'dispatched':
        return handled(folder, now)
      case 'suspended':
        return { actor: one('supervisor'), action: 'resume', details: { note: '条件已具备。' } }
      case 'answered': {
        const passed = chance.happens(0.9)
        const why = passed ? {} : { why: '请补充依据。' }
        return { actor: one('dispatcher'), action: 'audit', details: { passed, checklist: good, ...why } }
      }
      case 'resolved': {
        const role = matter.kind === 'report' ? 'reportAgent' : 'followUpAgent'
        const document = matter.documents.find(({ liftedAt }) => liftedAt === null)
        if (document && chance.happens(0.6))
          return {
            actor: one('supervisor'),
            action: 'liftSupervision',
            details: { document: document.number, why: '已办结。' },
          }
        const waiting = voices.find(isWaitedFor)
        if (waiting) {
          const told = { submissionId: waiting.submissionId, way: 'phone' } as const
          if (chance.happens(0.2))
            return { actor: one(role), action: 'followUp', details: { ...told, contacted: false } }
          // Whoever had to ask again is hard to please.
          const solved: Solved = chance.weighted({ solved: 88, partly: 4, notSolved: matter.redos > 0 ? 70 : 8 })
          const satisfied = solved === 'solved' ? 5 : 2
          return { actor: one(role), action: 'followUp', details: { ...told, contacted: true, solved, satisfied } }
        }
        if (voices.some((voice) => isUnsolved(voice) && discontent(voice))) {
          if (matter.leadUnitId && chance.happens(matter.redos > 0 ? 0.9 : 0.6))
            return { actor: one(role), action: 'reopen', details: { why: '反映没有解决。' } }
          const panel = staff.several('supervisor', 2, chance).map(({ id }) => id)
          const ending = matter.leadUnitId && chance.happens(0.3) ? 'redo' : 'explained'
          return { actor: one('supervisor'), action: 'judge', details: { panel, opinion: '依法已尽责。', ending } }
        }
        return { actor: one(role), action: 'clear', details: { evidence: '照片已存档。' } }
      }
      case 'cleared':
        if (!matter.leadUnitId) return null
        return {
          actor: one(matter.kind === 'report' ? 'reportAgent' : 'followUpAgent'),
          action: 'reopen',
          details: { why: '问题又出现了。' },
        }
      case 'merged':
        return { actor: one('dispatcher'), action: 'unmerge', details: { why: '不是同一件事。' } }
      default:
        return null
    }
  }

  function sendOut({ matter }: Folder): Deed {
    const joint = chance.happens(0.1)
    const free = unitIds.filter((code) => !matter.returnedBy.includes(code))
    const lead = chance.pick(joint ? bureaus.filter((code) => free.includes(code)) : free)
    const others = joint
      ? chance.some(
          bureaus.filter((code) => code !== lead && free.includes(code)),
          chance.integer(1, 2),
        )
      : []
    const urgency = chance.weighted({ normal: 83, urgent: 9, critical: 1, complex: 7 })
    const plain =
      urgency === 'urgent' && chance.happens(0.5) ? 'immediate' : chance.happens(0.03) ? 'watched' : 'ledger'
    const told = { leadUnitId: lead, assistingUnitIds: others, urgency, track: joint ? 'joint' : plain } as const
    if (matter.hops < 3) return { actor: staff.one('dispatcher', chance), action: 'dispatch', details: told }
    const participants = staff.several('supervisor', 2, chance).map(({ id }) => id)
    return {
      actor: staff.one('supervisor', chance),
      action: 'designate',
      details: { ...told, participants, decision: '由其主办。' },
    }
  }

  function next(folder: Folder, now: Date): Date | null {
    const { matter, orders } = folder
    const pressing = matter.urgency === 'urgent' || matter.urgency === 'critical'
    const after = (mean: number) => now.getTime() - Math.log(1 - chance.next()) * mean * HOUR
    const slow = chance.happens(0.08) ? 7 : 1
    switch (matter.status) {
      case 'submitted':
        return office(after(2), chance)
      case 'opened':
        return marked(office(after(3), chance))
      case 'dispatched': {
        const fresh = presentOrders(matter, orders).some(({ status }) => status === 'sent')
        if (pressing) return new Date(after((fresh ? 0.3 : 5) * slow))
        return office(after((fresh ? 5 : 20) * slow), chance)
      }
      case 'suspended':
        return marked(office(after(400), chance))
      case 'answered':
        return office(after(5), chance)
      case 'resolved':
        return marked(office(after(14), chance))
      case 'cleared':
        return chance.happens(0.02) ? marked(office(after(400), chance)) : null
      case 'merged':
        return chance.happens(0.1) ? office(after(30), chance) : null
      default:
        return null
    }
  }

  /** The instant itself where people work then; else some time of the next workday. */
  function office(at: number, chance: Chance): Date {
    let inChina = at + CHINA
    const hour = (inChina % (24 * HOUR)) / HOUR
    const works = (ms: number) => isWorkday(dayInChina(new Date(ms - CHINA)), catalogue.calendar)
    if (works(inChina) && hour >= 8.5 && hour < 18) return new Date(at)
    let midnight = inChina - (inChina % (24 * HOUR)) + (hour >= 8.5 ? 24 * HOUR : 0)
    while (!works(midnight)) midnight += 24 * HOUR
    inChina = midnight + 8.5 * HOUR + chance.next() * 8 * HOUR
    return new Date(Math.floor(inChina - CHINA))
  }

  function marked(at: Date): Date {
    const mark = Math.ceil(at.getTime() / (marks * MINUTE)) * marks * MINUTE
    return new Date(mark + chance.integer(0, MINUTE - 1))
  }

  return { deed, next }
}
