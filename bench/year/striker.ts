import { openDatabase } from '../../server/db/connect.ts'
import { newId } from '../../server/new-id.ts'
import { strike } from '../../server/supervision/strike.ts'

/** A server of the year that strikes once, by the clock it is given, and is killed while it does. */
const { STRIKE_CLIENT = '', STRIKE_NOW = '', STRIKE_TENANT = '' } = process.env
const client = JSON.parse(STRIKE_CLIENT) as object
const { app } = openDatabase({ owner: client, app: client, close: () => Promise.resolve() })
const edge = { db: app, now: () => new Date(STRIKE_NOW), newId: () => newId(), chance: () => 0.5 }
await strike(edge, Number(STRIKE_TENANT), ({ why }) => process.stdout.write(`${String(why)}\n`))
process.stdout.write('struck, and was not killed\n')
process.exit()
