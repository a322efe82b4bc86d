import { TypeOverrides } from 'pg'

const DATE = 1082
const DATE_ARRAY = 1182

/** int8 and numeric come as strings, `date` as 'YYYY-MM-DD', timestamptz as Date, json as what it holds. */
export const valueTypes = new TypeOverrides()
// A day has no clock and no zone; made a Date it could become the day before or after.
valueTypes.setTypeParser(DATE, String)
valueTypes.setTypeParser(DATE_ARRAY, (text) => text.slice(1, -1).split(',').filter(Boolean))
