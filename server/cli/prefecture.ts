import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { type CommandContext, type Option, textOption, WrongUsage } from './command.ts'

/** The option by which a command names a prefecture. */
export const prefectureOption: Option = {
  type: 'string',
  zh: '盟市的六位区划代码；只有一个盟市时可不写',
  en: 'the six-digit division code of the prefecture; not needed while there is only one',
}

export type Tenant = Readonly<{ id: number; name: string; demo: boolean }>

export async function allTenants(db: Db): Promise<readonly Tenant[]> {
  return db.selectFrom('tenant').select(['id', 'name', 'demo']).orderBy('id').execute()
}

/**
 * The prefecture a command is about: the one it names, or the only one there is.
 *
 * @throws AppError `tenant-not-found`; WrongUsage where there are several and none is named
 */
export async function chosenTenant(db: Db, context: Pick<CommandContext, 'options'>): Promise<Tenant> {
  const tenants = await allTenants(db)
  const [first] = tenants
  if (!first) throw new AppError('tenant-not-found')
  const given = textOption(context, 'prefecture')?.trim()
  const named = tenants.find((tenant) => String(tenant.id) === given)
  if (named) return named
  if (given === undefined && tenants.length === 1) return first
  const known = tenants.map((tenant) => `${tenant.id} ${tenant.name}`).join('、')
  throw new WrongUsage(`请用 --prefecture 写明盟市：${known}。`, `Name the prefecture with --prefecture: ${known}.`)
}
