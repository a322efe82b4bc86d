import { roles } from '../../domain/access/role.ts'
import type { Person } from '../../domain/catalogue/rows.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { readTenant } from '../db/tenant.ts'
import { issueToken } from '../people/token.ts'
import { type Command, WrongUsage } from './command.ts'
import { withDatabase } from './database.ts'
import { chosenTenant, prefectureOption } from './prefecture.ts'

/** Makes a bearer token for a person of the demo prefecture. */
export const token: Command = {
  name: 'token',
  summary: {
    zh: '为演示盟市的一位人员签发令牌；不写是谁则列出全部人员',
    en: 'make a token for a person of the demo prefecture; without a name, list the people',
  },
  usage: 'token [NAME | ROLE | ID] [--prefecture 159900]',
  options: { prefecture: prefectureOption },
  takes: [0, 1],

  run: (context) =>
    withDatabase(context, async ({ app }) => {
      const { terminal, args, now } = context
      const tenant = await chosenTenant(app, context)
      const at = now()
      const catalogue = await readTenant(app, tenant.id, (tx) => catalogueFor(tx, tenant.id, dayInChina(at)))
      const people = [...catalogue.people.values()]
      const unitOf = ({ unitId }: Person) => (unitId === null ? '' : (catalogue.units.get(unitId)?.name ?? unitId))
      const [wanted] = args
      if (wanted === undefined) {
        const rows = people.map((person) => ({
          id: person.code,
          name: person.name,
          roles: person.roles,
          unit: unitOf(person),
        }))
        terminal.answer(
          { people: rows },
          rows.map(
            (row) => `${row.id}  ${row.name}  ${row.roles.map((role) => roles[role].zh).join('、')}  ${row.unit}`,
          ),
        )
        return 0
      }
      const person = people.find(
        ({ code, name, roles: own }) =>
          code === wanted || name === wanted || own.some((role) => role === wanted || roles[role].zh === wanted),
      )
      if (!person)
        throw new WrongUsage(
          `没有人员或岗位“${wanted}”；不带参数可列出全部人员。`,
          `No person or role "${wanted}"; without an argument all are listed.`,
        )
      const made = await issueToken(app, { tenantId: tenant.id, personId: person.code }, at)
      terminal.answer({ token: made, id: person.code, name: person.name, roles: person.roles, unitId: person.unitId }, [
        made,
        `${person.name} ${person.roles.map((role) => roles[role].zh).join('、')} ${unitOf(person)}`,
      ])
      return 0
    }),
}
