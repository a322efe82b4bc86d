import { z } from 'zod'
import type { Role } from '../domain/access/role.ts'
import { catalogueNames, catalogues } from '../domain/catalogue/names.ts'
import type { CatalogueName } from '../domain/catalogue/rows.ts'
import { catalogueRows } from './catalogue-rows.ts'
import { code, day, id, paging, words } from './fields.ts'
import { route } from './route.ts'

const tag = 'catalogues'
const onDay = day.describe('As it stands on this day; today unless given.')
const validity = {
  validFrom: day.optional().describe('The first day on which it counts; today unless given.'),
  validTo: day.nullable().optional().describe('The first day on which it no longer counts; without end unless given.'),
}
const note = words(1000).describe('Why: read later beside the change.')
const seenVersion = 'The highest version the caller has seen; 0 for a new row.'
const version = z.number().int().min(0).max(1_000_000)
/** An import is as many rows as the largest catalogue of a prefecture has, in bytes. */
const IMPORT_LIMIT = 16 * 1024 * 1024

/** Grants and stand-ins: what people may do. */
const aboutPeople: readonly CatalogueName[] = ['grant', 'standIn']

/**
 * Who writes a catalogue. What people may do is given by the security administrator alone, everything else is kept by the
 * system administrator alone, so that neither can do the other's part (三员分立). What the public is told is checked by those
 * who answer for it: a supervisor writes articles too.
 */
export function writersOf(name: CatalogueName): readonly Role[] {
  if (name === 'article') return ['systemAdministrator', 'supervisor']
  return aboutPeople.includes(name) ? ['securityAdministrator'] : ['systemAdministrator']
}

export const listCatalogues = route({
  method: 'GET',
  path: '/api/catalogues',
  tag,
  summary: 'Every catalogue by name, with the number of its rows',
  who: 'signedIn',
  query: z.object({ on: onDay.optional() }),
  output: z.object({
    on: day,
    rows: z.array(z.object({ name: z.enum(catalogueNames), zh: z.string(), en: z.string(), count: z.number().int() })),
  }),
})

/** The routes of one catalogue; every catalogue has the same, each with the shape of its own rows. */
export function routesOfCatalogue<const N extends CatalogueName>(name: N) {
  const { en, above } = catalogues[name]
  const row = catalogueRows[name]
  const path = `/api/catalogues/${name}` as const
  const params = z.object({ code })
  const writers = writersOf(name)
  const own = aboutPeople.includes(name) ? (['own-grant'] as const) : []
  const seen = aboutPeople.includes(name) ? '; of others only administrators read them' : ''

  const line = z.object({
    version: z.number().int(),
    validFrom: day,
    validTo: day.nullable(),
    removed: z.boolean(),
    setAside: z
      .boolean()
      .describe('A later version begins no later than this one, so this one no longer counts on any day.'),
    row,
    fields: z.array(z.string()).describe('The fields that differ from the version before; all of them in the first.'),
    changedBy: z.object({ id, name: z.string().nullable() }),
    changedAt: z.iso.datetime(),
    note: z.string().nullable(),
  })
  const history = z.object({
    code: z.string(),
    standing: z.number().int().nullable().describe('The version that counts today; null if none does.'),
    versions: z.array(line).describe('Newest first.'),
  })

  return {
    list: route({
      method: 'GET',
      path,
      tag,
      summary: `The ${en} as they stand on a day, by code${seen}`,
      who: 'signedIn',
      query: z
        .object({
          ...paging,
          on: onDay.optional(),
          parent: code.optional().describe('Directly below this row.'),
          under: code.optional().describe('Anywhere below this row, with the row itself.'),
          words: words(50).optional().describe('In the code or in what the row says.'),
        })
        .refine(({ parent, under }) => above !== null || (parent === undefined && under === undefined), {
          message: '这个目录没有上下级 / this catalogue is not a tree',
        }),
      output: z.object({
        on: day,
        total: z.number().int().describe('Rows that fit, on all pages.'),
        rows: z.array(z.object({ row, version: z.number().int(), validFrom: day, validTo: day.nullable() })),
        next: z.string().nullable(),
      }),
    }),

    read: route({
      method: 'GET',
      path: `${path}/:code`,
      tag,
      summary: `A row of the ${en} with all its versions: who changed what, when, and from which day to which it counts`,
      who: 'signedIn',
      params,
      output: history,
      errors: ['catalogue-row-not-found'],
    }),

    put: route({
      method: 'PUT',
      path: `${path}/:code`,
      tag,
      summary: `Writes a new version of a row of the ${en}, or its first`,
      who: writers,
      params,
      body: z.strictObject({ row, ...validity, note: note.optional(), basedOnVersion: version.describe(seenVersion) }),
      output: history,
      errors: ['changed-meanwhile', 'catalogue-row-refused', ...own],
    }),

    remove: route({
      method: 'DELETE',
      path: `${path}/:code`,
      tag,
      summary: `Takes a row out of the ${en}; its versions stay readable`,
      who: writers,
      params,
      query: z.object({
        validFrom: validity.validFrom,
        note,
        basedOnVersion: z.coerce.number().pipe(version).describe(seenVersion),
      }),
      output: history,
      errors: ['catalogue-row-not-found', 'changed-meanwhile', 'catalogue-row-refused', ...own],
    }),

    import: route({
      method: 'POST',
      path: `${path}/import`,
      tag,
      summary: `Takes many rows of the ${en}, all or none; rows that say nothing new make no version`,
      who: writers,
      bodyLimit: IMPORT_LIMIT,
      body: z.strictObject({
        rows: z.array(row).min(1).max(50_000),
        ...validity,
        note: note.optional(),
      }),
      output: z.object({
        read: z.number().int(),
        added: z.number().int(),
        changed: z.number().int(),
        unchanged: z.number().int(),
      }),
      errors: ['catalogue-row-refused', ...own],
    }),
  }
}
