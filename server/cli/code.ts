import { prefecture } from '../demo/prefecture.ts'
import { secretOf } from '../demo/sign-in.ts'
import { makeDeps } from '../edge.ts'
import { AppError } from '../errors.ts'
import { codeAt } from '../people/totp.ts'
import { type Command, WrongUsage } from './command.ts'
import { withDatabase } from './database.ts'

/** The six digits with which a person of the demo signs in, as their authenticator would show them. */
export const code: Command = {
  name: 'code',
  summary: {
    zh: '演示盟市人员此刻的动态口令；其他盟市用各人自己的验证器',
    en: 'the one-time code of the demo’s people at this moment; elsewhere everybody has an authenticator of their own',
  },
  usage: 'code [USERNAME]',
  options: {},
  takes: [0, 1],

  run: (context) =>
    withDatabase(context, async (database) => {
      const { terminal, config, args, now } = context
      const { db, keys } = await makeDeps(database, config)
      const demo = await db.selectFrom('tenant').select('demo').where('id', '=', prefecture.code).executeTakeFirst()
      if (!demo?.demo) throw new AppError('demo-only')
      const [username = null] = args
      const secret = await secretOf({ db, keys }, prefecture.code, username)
      if (secret === null)
        throw new WrongUsage(
          `演示盟市没有用户“${username ?? ''}”，用户名在数据目录的 demo-sign-in.txt 里。`,
          `The demo has nobody with the username "${username ?? ''}"; they stand in demo-sign-in.txt of the data folder.`,
        )
      const at = now()
      const digits = codeAt(secret, at)
      const seconds = 30 - (Math.floor(at.getTime() / 1000) % 30)
      terminal.answer({ code: digits, seconds }, [digits])
      return 0
    }),
}
