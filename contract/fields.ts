import { z } from 'zod'

/**
 * Words a person wrote, at most `max` code points. What PostgreSQL or a reader could not carry is refused rather
 * than silently changed: lone surrogates and NUL.
 */
export function words(max: number, min = 1) {
  return z
    .string()
    .max(max * 2)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), {
      message: '含有无法保存的字符 / contains characters that cannot be stored',
    })
    .refine((text) => Array.from(text).length <= max, { message: `最多 ${max} 个字 / at most ${max} characters` })
    .refine((text) => min === 0 || text.trim().length >= min, { message: '不能为空 / must not be empty' })
}

/** A short code from a catalogue. */
export const code = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}._:/-]+$/u)

/** An id made by the caller, UUIDv7: sent twice, it counts once. */
export const newId = z.uuidv7()

/** Any id of ours. */
export const id = z.uuid()

/** An instant with its zone, `2026-04-17T09:30:00+08:00`, between 1949 and 2100. */
export const instant = z.iso.datetime({ offset: true }).refine((text) => {
  const year = new Date(text).getUTCFullYear()
  return year >= 1949 && year <= 2100
}, '时间应在 1949 年至 2100 年之间 / the time must lie between 1949 and 2100')

/** A calendar day, `2026-04-17`, between 1949 and 2100. */
export const day = z.iso.date().refine((text) => text >= '1949-10-01' && text <= '2100-12-31', {
  message: '日期应在 1949 年至 2100 年之间 / the day must lie between 1949 and 2100',
})

/** WGS84. */
export const point = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })

/** A page of a list: `cursor` is the `next` of the page before. */
export const paging = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
