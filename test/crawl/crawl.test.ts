import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { inTenant } from '../../server/db/tenant.ts'
import { noteRing } from '../../server/missed-call/note.ts'
import { newId } from '../../server/new-id.ts'
import { useApp } from '../app.ts'
import { catalogue, uid } from '../make.ts'
import { setUpPrefecture, TENANT } from '../prefecture.ts'
import { by, type Given, plant, type Planted } from './planted.ts'
import { fetched } from './fetched.ts'

/**
 * A crawler signs in as everybody of two prefectures and fetches every declared GET route with every id there is, and
 * every reveal. Whatever bytes come back are searched for the marks that were planted in every identity, in the words and
 * in the files. What may be found is written here once more, from domain.md 9, without the policy's own code.
 */
const now = new Date('2026-03-20T02:00:00.000Z')
const app = useApp(() => now)
const elsewhere = 169900

const cases: readonly Given[] = [
  { kind: null, secrecy: 'open', ripeness: 'submitted' },
  { kind: null, secrecy: 'secret', ripeness: 'submitted', recorder: uid(1) },
  { kind: 'help', secrecy: 'open', ripeness: 'opened', recorder: uid(10) },
  { kind: 'help', secrecy: 'open', ripeness: 'sent', to: { leadUnitId: 'housing', assistingUnitIds: ['roads'] } },
  {
    kind: 'help',
    secrecy: 'open',
    ripeness: 'claimed',
    recorder: uid(6),
    to: { leadUnitId: 'housing', assistingUnitIds: ['roads'] },
  },
  { kind: 'inquiry', secrecy: 'hiddenFromUnit', ripeness: 'claimed', recorder: uid(1) },
  { kind: 'complaint', secrecy: 'open', ripeness: 'claimed', to: { leadUnitId: 'housing-east' } },
  {
    kind: 'complaint',
    secrecy: 'hiddenFromUnit',
    ripeness: 'claimed',
    to: { leadUnitId: 'roads', assistingUnitIds: ['water'] },
    about: 'housing',
  },
  { kind: 'report', secrecy: 'open', ripeness: 'claimed', recorder: uid(1), to: { leadUnitId: 'police' } },
  { kind: 'report', secrecy: 'secret', ripeness: 'resolved', to: { leadUnitId: 'police' }, about: 'roads' },
  { kind: 'help', secrecy: 'open', ripeness: 'resolved', recused: uid(4) },
  { kind: 'help', secrecy: 'open', ripeness: 'resolved', elsewhere: true },
  { kind: 'complaint', secrecy: 'secret', ripeness: 'resolved' },
  { kind: 'suggestion', secrecy: 'open', ripeness: 'cleared' },
] // prettier-ignore

type Person = Readonly<{ tenantId: number; id: string; roles: readonly Role[]; unitId: string | null }>
const people: readonly Person[] = [TENANT, elsewhere].flatMap((tenantId) =>
  [...catalogue.people.values()].map(({ code, roles, unitId }) => ({ tenantId, id: code, roles, unitId })),
)
/** Everybody of the first prefecture; of the other one person for each set of roles, of a unit those of housing. */
const crawlers = people.filter(
  ({ tenantId, id, roles, unitId }) =>
    tenantId === TENANT ||
    (roles.some((role) => role.startsWith('unit')) ? unitId === 'housing' : id === firstWith(roles)),
)
let planted: readonly Planted[]

function firstWith(roles: readonly Role[]): string | undefined {
  return [...catalogue.people.values()].find((one) => one.roles.join() === roles.join())?.code
}

beforeAll(async () => {
  await setUpPrefecture(app.database.app, elsewhere, 'CF')
  const made: Planted[] = []
  for (const [n, given] of cases.entries()) made.push(await plant(app, TENANT, n + 1, given))
  for (const [n, given] of cases.slice(3, 7).entries()) made.push(await plant(app, elsewhere, n + 1, given))
  // Each of them rang in vain too: the list of missed calls is crawled with their telephones in it.
  for (const { tenantId, identity } of made)
    await inTenant(app.deps.db, tenantId, (tx) =>
      noteRing(
        tx,
        { ...app.deps, tenantId },
        {
          id: newId(),
          phone: identity.phone,
          rangAt: now,
          line: '12345',
          seconds: 40,
          ended: 'hungUp',
          notedBy: null,
        },
      ),
    )
  planted = made
})

const is = ({ roles }: Person, ...wanted: readonly Role[]) => wanted.some((role) => roles.includes(role))
const guarded = ({ kind, secrecy }: Planted) => kind === 'report' || secrecy === 'secret'
const own = (person: Person, { recorder }: Planted) => recorder === person.id

/** There is such a matter for this person at all. */
function exists(person: Person, one: Planted): boolean {
  const { tenantId, recused, aboutUnitIds, leadUnitId, assistingUnitIds, inVillage } = one
  if (person.tenantId !== tenantId || person.id === recused) return false
  const partial =
    person.unitId !== null &&
    person.unitId !== 'centre' &&
    (aboutUnitIds.includes(person.unitId) || (person.unitId === 'housing-east' && aboutUnitIds.includes('housing')))
  if (partial) return false
  if (is(person, 'operator', 'dispatcher', 'supervisor', 'followUpAgent', 'reportAgent', 'leader', 'analyst'))
    return true
  if (is(person, 'contractOperator')) return own(person, one)
  if (is(person, 'gridWorker')) return own(person, one) || (inVillage && one.kind !== 'report' && one.kind !== null)
  if (!is(person, 'unitHandler', 'unitLeader')) return false
  const sent = [leadUnitId, ...assistingUnitIds]
  const below =
    person.unitId === 'government'
      ? ['housing', 'roads', 'water', 'police', 'housing-east', 'township']
      : person.unitId === 'housing'
        ? ['housing-east']
        : []
  return sent.some((unitId) => unitId !== null && (unitId === person.unitId || below.includes(unitId)))
}

/** The words may be read as they were said. */
function readsWords(person: Person, one: Planted): boolean {
  if (!exists(person, one)) return false
  if (is(person, 'dispatcher', 'supervisor', 'followUpAgent', 'reportAgent')) return true
  if (is(person, 'operator')) return own(person, one) || !guarded(one)
  if (is(person, 'contractOperator')) return own(person, one) && !guarded(one)
  return is(person, 'gridWorker') && own(person, one)
}

/** The record of a unit, in its own words. */
function readsRecord(person: Person, one: Planted): boolean {
  if (!exists(person, one)) return false
  if (is(person, 'dispatcher', 'supervisor', 'followUpAgent', 'reportAgent')) return true
  return (
    is(person, 'unitHandler', 'unitLeader') &&
    (person.unitId === one.leadUnitId || one.assistingUnitIds.includes(person.unitId ?? ''))
  )
}

/** The identity may be revealed to them, with a reason. */
function reveals(person: Person, one: Planted): boolean {
  if (!exists(person, one)) return false
  const { ripeness, secrecy, kind } = one
  if (is(person, 'operator', 'gridWorker') && own(person, one)) return true
  if (is(person, 'reportAgent')) return ripeness === 'resolved'
  if (is(person, 'followUpAgent')) return ripeness === 'resolved' && !guarded(one)
  const leads = is(person, 'unitHandler', 'unitLeader') && person.unitId === one.leadUnitId
  return leads && ripeness === 'claimed' && secrecy === 'open' && kind !== 'report'
}

function opens(person: Person, one: Planted, file: 'image' | 'sound' | 'document'): boolean {
  if (!exists(person, one)) return false
  if (is(person, 'dispatcher', 'supervisor', 'reportAgent')) return true
  if (is(person, 'operator', 'gridWorker', 'contractOperator') && own(person, one))
    return !(is(person, 'contractOperator') && guarded(one))
  if (is(person, 'operator', 'followUpAgent')) return !guarded(one)
  if (file !== 'image') return false
  if (is(person, 'leader')) return !guarded(one)
  if (!is(person, 'unitHandler', 'unitLeader')) return false
  if (person.unitId === one.leadUnitId) return true
  const ordinary = one.kind !== 'complaint' && one.kind !== 'report' && one.secrecy === 'open'
  return ordinary
}

describe.each([TENANT, elsewhere])('everybody of %i', (tenantId) => {
  const own = crawlers.filter((person) => person.tenantId === tenantId)

  test.each(own.map((person) => [`${person.roles.join('+')} of ${person.unitId}`, person] as const))(
    '%s',
    async (_, person) => {
      const answers = await fetched(app, await by(app, tenantId, person.id), planted)
      expect(answers.filter(({ status }) => status >= 500).map(({ url }) => url)).toEqual([])
      const found: string[] = []
      for (const { url, text } of answers) {
        for (const one of planted) {
          const isRecord = /"record"|内部记录/.test(text)
          const allowed = readsWords(person, one) || (isRecord && readsRecord(person, one))
          const marks = [...Object.values(one.identity), one.fileName, ...(allowed ? [] : one.words)]
          const mayName = readsWords(person, one)
          for (const mark of marks) {
            if (mark === one.fileName && mayName) continue
            if (text.includes(mark)) found.push(`${mark} of ${one.kind} ${one.secrecy} ${one.ripeness} in ${url}`)
          }
        }
      }
      expect(found).toEqual([])
      const seen = planted.filter((one) =>
        answers.some(({ url, status }) => url === `/api/matters/${one.matterId}` && status === 200),
      )
      expect(seen.map(({ matterId }) => matterId)).toEqual(
        planted.filter((one) => exists(person, one)).map(({ matterId }) => matterId),
      )
      for (const one of planted) {
        for (const file of ['image', 'sound', 'document'] as const) {
          const answer = answers.find(({ url }) => url === `/api/attachments/${one.files[file]}`)
          expect([file, one.kind, one.secrecy, one.ripeness, answer?.status]).toEqual([
            file,
            one.kind,
            one.secrecy,
            one.ripeness,
            opens(person, one, file) ? 200 : 404,
          ])
        }
      }
    },
  )
})

test('the public finds nothing at all', async () => {
  const answers = await fetched(app, {}, planted)
  const marks = planted.flatMap((one) => [...Object.values(one.identity), ...one.words, one.fileName])
  expect(
    answers.flatMap(({ url, text }) => marks.filter((mark) => text.includes(mark)).map((mark) => `${mark} in ${url}`)),
  ).toEqual([])
})

test.each(
  crawlers.map((person) => [`${person.tenantId} ${person.roles.join('+')} of ${person.unitId}`, person] as const),
)('reveals: %s', async (_, person) => {
  const cookie = await by(app, person.tenantId, person.id)
  for (const one of planted) {
    const answer = await app.app.inject({
      method: 'POST',
      url: `/api/matters/${one.matterId}/reveals`,
      headers: { ...cookie, 'sec-fetch-site': 'same-origin' },
      payload: { submissionId: one.submissionId, reason: '核实有关情况', purpose: 'verify' },
    })
    const got = answer.statusCode === 200 || answer.statusCode === 201
    expect([one.kind, one.secrecy, one.ripeness, got]).toEqual([
      one.kind,
      one.secrecy,
      one.ripeness,
      reveals(person, one),
    ])
    expect(answer.body.includes(one.identity.phone)).toBe(got)
  }
})

test('a search for a mark finds the matters whose words the searcher may read, and no others', async () => {
  for (const person of crawlers) {
    const headers = await by(app, person.tenantId, person.id)
    for (const one of planted.filter(({ tenantId }) => tenantId === person.tenantId)) {
      const answer = await app.app.inject({
        url: `/api/matters?words=${encodeURIComponent(one.words[0] ?? '')}`,
        headers,
      })
      if (answer.statusCode !== 200) continue
      const ids = answer.json().rows.map((row: { id: string }) => row.id)
      expect([person.roles, one.kind, one.secrecy, ids]).toEqual([
        person.roles,
        one.kind,
        one.secrecy,
        readsWords(person, one) ? [one.matterId] : [],
      ])
    }
  }
})
