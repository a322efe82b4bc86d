import pg from 'pg'

const DATE: number = pg.types.builtins.DATE
const DATE_ARRAY: number = 1182
const TEXT_ARRAY: number = 1009

/** int8 and numeric come as strings, `date` as 'YYYY-MM-DD', timestamptz as Date, json as what it holds. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    // A day has no clock and no zone; made a Date it could become the day before or after.
    if (id === DATE) return String
    return pg.types.getTypeParser(id === DATE_ARRAY ? TEXT_ARRAY : id, format as 'text')
  },
}
