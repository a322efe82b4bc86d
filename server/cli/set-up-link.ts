import { inTenant } from '../db/tenant.ts'
import { operatorLink } from '../people/operator-link.ts'
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
      const found = await inTenant(app, tenant.id, (tx) => operatorLink(tx, tenant.id, args[0] ?? '', now()))
      if ('usernames' in found)
        throw new WrongUsage(
          `请写明安全管理员的用户名：${found.usernames.join('、')}。`,
          `Name a security administrator: ${found.usernames.join(', ')}.`,
        )
      const { link, endsAt } = found.made
      const whole = `${config.origin ?? `http://${config.host}:${config.port}`}${link}`
      terminal.answer({ link: whole, endsAt: endsAt.toISOString() }, [whole])
      return 0
    }),
}
