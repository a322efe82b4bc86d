import { expect, test } from 'vitest'
import { details, type Orderable } from '../../../contract/details.ts'
import { newId } from '../../new-id.ts'
import { detailsOf } from './details-of.ts'
import { type About, type Field, fieldsOf, type Values } from './fields.ts'
import { initialOf } from './initial-of.ts'
import { options } from './options.ts'

const person = '019b5d6e-7c10-7000-8000-000000000001'
const order = '019b5d6e-7c10-7000-8000-000000000002'
const about = {
  orderId: order,
  folder: {
    matter: {
      id: newId(),
      title: '路灯不亮',
      kind: 'help',
      categoryCode: 'A0101',
      regionCode: '150402001001',
      address: null,
      urgency: 'normal',
      aboutUnitIds: [],
      personalBenefit: false,
      track: 'joint',
      led: { milestones: [] },
      leadUnitId: 'zjj',
      round: 1,
      documents: [
        { number: '督1', repliedAt: '2026-04-16T01:00:00Z', liftedAt: null },
        { number: '督2', repliedAt: null, liftedAt: null },
        { number: '督3', repliedAt: null, liftedAt: null },
      ],
    },
    orders: [{ id: order, unitId: 'zjj', lead: true, status: 'claimed', round: 1 }],
    voices: [{ submissionId: person, asked: true, outcome: null }],
  },
} as unknown as About

/** Something for every kind of field, as its control hands it over. */
function filled(field: Field): unknown {
  switch (field.as) {
    case 'line':
    case 'prose':
      return '写了一些字'
    case 'category':
    case 'region':
    case 'unit':
    case 'reason':
    case 'document':
    case 'law':
      return 'code-1'
    case 'units':
      return ['zjj']
    case 'orders':
      return [order]
    case 'person':
    case 'matter':
    case 'voice':
      return person
    case 'people':
      return [person]
    case 'day':
      return '2026-05-01'
    case 'instant':
      return '2026-04-17T14:05'
    case 'number':
      return field.least ?? 1
    case 'yes':
      return true
    case 'checklist':
      return ['contacted']
    case 'milestones':
      return [{ text: '立杆', on: '2026-05-01' }]
    default:
      return options[field.of].at(-1)?.value
  }
}

const names = Object.keys(fieldsOf) as Orderable[]

test('every action of the procedure has a form, and a form asks for all that its action can be told', () => {
  expect(names.toSorted()).toEqual(Object.keys(details).toSorted())
  for (const action of names) {
    const asked: readonly string[] = fieldsOf[action].map(({ name }) => name)
    // A point on a map and a checked answer have controls of their own on the pages that know them.
    const told = Object.keys(details[action].shape).filter((name) => !/^(orderId|point|articleId)$/.test(name))
    expect(asked.toSorted(), action).toEqual(told.toSorted())
  }
})

test.each(names)('%s: filled in whole, and with what is needed alone, it is accepted', (action) => {
  const fields: readonly Field[] = fieldsOf[action]
  const whole: Values = Object.fromEntries(fields.map((field) => [field.name, filled(field)]))
  const needed: Values = Object.fromEntries(
    fields.filter(({ need }) => need).map((field) => [field.name, filled(field)]),
  )
  for (const values of [
    whole,
    needed,
    { ...initialOf(action, about, Date.UTC(2026, 3, 17), { id: person, leads: ['zjj'] }), ...needed },
  ]) {
    const { details: told } = detailsOf(action, values, about)
    const read = details[action].safeParse(told)
    expect(read.error?.issues, action).toBeUndefined()
  }
})

test('what is not asked for as things stand is not sent, nor what was left empty', () => {
  const values = { submissionId: person, way: 'phone', contacted: false, solved: 'solved', satisfied: 5, note: '  ' }
  expect(detailsOf('followUp', values, about).details).toEqual({ submissionId: person, way: 'phone', contacted: false })
})

test('an assisting unit is asked for no public reply', () => {
  const [first] = about.folder.orders
  const assisting = { ...about, folder: { ...about.folder, orders: [{ ...first!, lead: false }] } }
  const values = { record: '看过了', reply: '不该有', solved: 'solved', signedBy: person }
  expect(detailsOf('answer', values, assisting).details).not.toHaveProperty('reply')
})

test('a contact is told in the time of China', () => {
  const { details: told } = detailsOf('contact', { way: 'phone', contactedAt: '2026-04-17T14:05' }, about)
  expect(told).toMatchObject({ orderId: order, contactedAt: '2026-04-17T14:05:00+08:00' })
})

test('a reply begins with the document that waits longest for one, lifting with the one that was replied to', () => {
  const begun = (action: Orderable) => initialOf(action, about, 0, { id: person, leads: [] })
  expect(begun('replySupervision')).toMatchObject({ document: '督2' })
  expect(begun('liftSupervision')).toMatchObject({ document: '督1' })
  // The paper of a termination is somebody else's.
  expect(begun('terminate')).not.toHaveProperty('document')
})
