import { openDatabase } from '../server/db/connect.ts'
import { newId } from '../server/new-id.ts'
import { strike } from '../server/supervision/strike.ts'
import { TENANT } from './prefecture.ts'

/** Strikes by the given clock on the database of a test, again and again, until it is killed. */
const { STRIKE_CLIENT = '', STRIKE_NOW = '' } = process.env
const client = JSON.parse(STRIKE_CLIENT) as object
const { app } = openDatabase({ owner: client, app: client, close: () => Promise.resolve() })
const edge = { db: app, now: () => new Date(STRIKE_NOW), newId: () => newId(), chance: () => 0.5 }
process.stdout.write('striking\n')
for (;;) await strike(edge, TENANT, ({ why }) => process.stdout.write(`${String(why)}\n`))
