import { logAccess } from '../access-log/log.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import type { Tx } from '../db/database.ts'
import { spelled } from '../people/account.ts'
import { disableAccount, machine, startAnew } from '../people/accounts.ts'
import { type MadeLink, makeLink } from '../people/link.ts'
import { type Command, WrongUsage } from './command.ts'
import { withDatabase } from './database.ts'
import { chosenTenant, prefectureOption } from './prefecture.ts'

/** Lets the operator of the machine back in where nobody can: a link for the first administrators, or for a security administrator. */
export const setUpLink: Command = {
  name: 'set-up-link',
  summary: {
    zh: '签发一次性设置链接：还没有账号时设置三类管理员；都进不来时让安全管理员重设密码（记入访问日志）',
    en: 'make a one-time link: for the first administrators, or, where nobody gets in any more, for a security administrator (stands in the access log)',
  },
  usage: 'set-up-link [USERNAME] [--prefecture 150400]',
  options: { prefecture: prefectureOption },
  takes: [0, 1],

  run: (context) =>
    withDatabase(context, async ({ app }) => {
      const { terminal, args, config, now } = context
      const tenant = await chosenTenant(app, context)
      const at = now()
      const made = await inTenant(app, tenant.id, async (tx) => {
        const accounts = await tx
          .selectFrom('account')
          .select(['personId', 'username'])
          .where('tenantId', '=', tenant.id)
          .execute()
        const { people } = await catalogueFor(tx, tenant.id, dayInChina(at))
        const guards = accounts.filter(({ personId }) => people.get(personId)?.roles.includes('securityAdministrator'))
        if (guards.length === 0) return firstLink(tx, tenant.id, at)
        const guard = guards.find(({ username }) => username === spelled(args[0] ?? ''))
        if (!guard)
          throw new WrongUsage(
            `请写明安全管理员的用户名：${guards.map(({ username }) => username).join('、')}。`,
            `Name a security administrator: ${guards.map(({ username }) => username).join(', ')}.`,
          )
        const person = { tenantId: tenant.id, personId: guard.personId }
        // Whoever was not here for 90 days is disabled by then.
        await disableAccount(tx, person, { disabled: false, why: 'set-up-link' }, machine, at)
        return startAnew(tx, person, machine, at)
      })
      const whole = `${config.origin ?? `http://${config.host}:${config.port}`}${made.link}`
      terminal.answer({ link: whole, endsAt: made.endsAt.toISOString() }, [whole])
      return 0
    }),
}

/** Nobody opens accounts here, or nobody any more: three administrators are set up. */
async function firstLink(tx: Tx, tenantId: number, at: Date): Promise<MadeLink> {
  const link = await makeLink(tx, { tenantId, personId: null, purpose: 'firstAdministrators', madeBy: null }, at)
  const line = { what: 'account', personId: null, role: null, unitId: null, object: null, ok: true } as const
  await logAccess(tx, tenantId, { ...line, reason: null, address: null, details: { did: 'set-up-link' } }, at)
  return link
}
