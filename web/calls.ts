import type * as answers from '../contract/answers.ts'
import type * as book from '../contract/book.ts'
import type * as citizen from '../contract/citizen.ts'
import type * as intake from '../contract/intake.ts'
import type * as join from '../contract/join.ts'
import type * as map from '../contract/map.ts'
import type * as own from '../contract/own.ts'
import type * as region from '../contract/region.ts'
import type * as relay from '../contract/relay.ts'
import { at } from './api.ts'

// Method and path are spelled out and checked against the contract by the compiler; its shapes are used as types
// alone, which keeps zod (29 KB) out of what a citizen's phone loads.

export const readRating = at<typeof own.readRating>('GET', '/api/ratings/:number')
export const rateByLink = at<typeof own.rateByLink>('POST', '/api/ratings/:number')
export const submit = at<typeof intake.submit>('POST', '/api/submissions')
export const nearby = at<typeof join.nearby>('POST', '/api/nearby')
export const lookUp = at<typeof intake.lookUp>('GET', '/api/submissions/:number')
export const attach = at<typeof intake.attach>('POST', '/api/submissions/:number/attachments')
export const readBook = at<typeof book.readBook>('GET', '/api/book')
export const readBookMatters = at<typeof book.readBookMatters>('GET', '/api/book/matters')
export const countBook = at<typeof book.countBook>('GET', '/api/book/counts')
export const findAnswers = at<typeof answers.findAnswers>('GET', '/api/answers')
export const readMap = at<typeof map.readMap>('GET', '/api/map')
export const askCode = at<typeof citizen.askCode>('POST', '/api/citizen/codes')
export const showCode = at<typeof citizen.showCode>('POST', '/api/citizen/session')
export const citizenSession = at<typeof citizen.citizenSession>('GET', '/api/citizen/session')
export const endCitizenSession = at<typeof citizen.endCitizenSession>('DELETE', '/api/citizen/session')
export const ownSubmissions = at<typeof citizen.ownSubmissions>('GET', '/api/citizen/submissions')
export const ownSubmission = at<typeof citizen.ownSubmission>('GET', '/api/citizen/submissions/:number')
export const readOwnRelay = at<typeof relay.readOwnRelay>('GET', '/api/submissions/:number/relay')
export const answerRelay = at<typeof relay.answerRelay>('POST', '/api/submissions/:number/relay')
export const readShownRelay = at<typeof relay.readShownRelay>('GET', '/api/citizen/submissions/:number/relay')
export const answerShownRelay = at<typeof relay.answerShownRelay>('POST', '/api/citizen/submissions/:number/relay')
export const giveOwnInformation = at<typeof own.giveOwnInformation>('POST', '/api/submissions/:number/information')
export const rateOwn = at<typeof own.rateOwn>('POST', '/api/submissions/:number/rating')
export const readOwnChain = at<typeof own.readOwnChain>('GET', '/api/submissions/:number/chain')
export const giveShownInformation = at<typeof own.giveShownInformation>(
  'POST',
  '/api/citizen/submissions/:number/information',
)
export const rateShown = at<typeof own.rateShown>('POST', '/api/citizen/submissions/:number/rating')
export const readShownChain = at<typeof own.readShownChain>('GET', '/api/citizen/submissions/:number/chain')
export const listRegions = at<typeof region.listRegions>('GET', '/api/regions')
