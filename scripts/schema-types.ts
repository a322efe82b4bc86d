import type { Db } from '../server/db/database.ts'
import { generate, PostgresDialect } from 'kysely-codegen'

/** The row types of a migrated database as TypeScript: camelCase, as server/db/value-types.ts reads the values. */
export function rowTypes(db: Db): Promise<string> {
  return generate({
    db,
    dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'string' }),
    camelCase: true,
    excludePattern: 'kysely_*',
    outFile: null,
    typeOnlyImports: true,
  })
}
