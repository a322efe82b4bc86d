import type { z } from 'zod'
import type { readMap } from '../../contract/map.ts'
import type { Shapes } from '../../domain/region/shape.ts'
import type { Tx } from '../db/database.ts'

type Stored = Omit<z.input<typeof readMap.output>, 'tiles'>

/** The prefecture's map; null before one was put in. */
export async function mapOf(tx: Tx, tenantId: number): Promise<Stored | null> {
  const row = await tx.selectFrom('regionMap').select('shapes').where('tenantId', '=', tenantId).executeTakeFirst()
  return row ? (JSON.parse(row.shapes) as Stored) : null
}

/** Puts a checked map in the place of the one before. */
export async function putMap(tx: Tx, tenantId: number, shapes: Shapes, at: Date): Promise<void> {
  await tx
    .insertInto('regionMap')
    .values({ tenantId, shapes: JSON.stringify(shapes), places: shapes.features.length, putInAt: at })
    .onConflict((conflict) =>
      conflict.column('tenantId').doUpdateSet((row) => ({
        shapes: row.ref('excluded.shapes'),
        places: row.ref('excluded.places'),
        putInAt: row.ref('excluded.putInAt'),
      })),
    )
    .execute()
}
