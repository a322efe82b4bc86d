import type * as account from '../../contract/account.ts'
import type * as advice from '../../contract/advice.ts'
import type * as clocks from '../../contract/clocks.ts'
import type * as answers from '../../contract/answers.ts'
import type * as calendar from '../../contract/calendar.ts'
import type * as consultation from '../../contract/consultation.ts'
import type * as dutyCheck from '../../contract/duty-check.ts'
import type * as identity from '../../contract/identity.ts'
import type * as intake from '../../contract/intake.ts'
import type * as leading from '../../contract/leading.ts'
import type * as ledger from '../../contract/ledger.ts'
import type * as missedCall from '../../contract/missed-call.ts'
import type * as notice from '../../contract/notice.ts'
import type * as people from '../../contract/people.ts'
import type * as reader from '../../contract/reader.ts'
import type * as redaction from '../../contract/redaction.ts'
import type * as relay from '../../contract/relay.ts'
import type * as rules from '../../contract/rules.ts'
import type * as signOn from '../../contract/sign-on.ts'
import type * as suggestion from '../../contract/suggestion.ts'
import type * as supervision from '../../contract/supervision.ts'
import type * as watermark from '../../contract/watermark.ts'
import type * as workOrders from '../../contract/work-orders.ts'
import { at } from '../api.ts'

// As in `web/calls.ts`, for the pages of those who work.

export const signIn = at<typeof people.signIn>('POST', '/api/sign-in')
export const readSignIn = at<typeof people.readSignIn>('GET', '/api/sign-in')
export const giveCode = at<typeof people.giveCode>('POST', '/api/sign-in/code')
export const signOut = at<typeof people.signOut>('POST', '/api/sign-out')
export const signOnOffered = at<typeof signOn.signOnOffered>('GET', '/api/sign-on')
export const newTotp = at<typeof people.newTotp>('POST', '/api/me/totp')
export const setTotp = at<typeof people.setTotp>('PUT', '/api/me/totp')
export const me = at<typeof people.me>('GET', '/api/me')
export const setPassword = at<typeof people.setPassword>('PUT', '/api/me/password')
export const newRecoveryCodes = at<typeof people.newRecoveryCodes>('POST', '/api/me/recovery-codes')
export const listSessions = at<typeof people.listSessions>('GET', '/api/sessions')
export const endSession = at<typeof people.endSession>('DELETE', '/api/sessions/:sessionId')
export const endOtherSessions = at<typeof people.endOtherSessions>('DELETE', '/api/sessions')
export const readLink = at<typeof account.readLink>('POST', '/api/set-up/read')
export const setUp = at<typeof account.setUp>('POST', '/api/set-up')
export const setUpAdministrators = at<typeof account.setUpAdministrators>('POST', '/api/set-up/administrators')

export const listMatters = at<typeof ledger.listMatters>('GET', '/api/matters')
export const readMatter = at<typeof ledger.readMatter>('GET', '/api/matters/:matterId')
export const listEntries = at<typeof ledger.listEntries>('GET', '/api/matters/:matterId/entries')
export const addEntry = at<typeof ledger.addEntry>('POST', '/api/matters/:matterId/entries')
export const listActions = at<typeof ledger.listActions>('GET', '/api/matters/:matterId/actions')
export const checkMatter = at<typeof ledger.checkMatter>('GET', '/api/matters/:matterId/proof')
export const readClocks = at<typeof clocks.readClocks>('GET', '/api/matters/:matterId/clocks/:orderId')
export const listWorkOrders = at<typeof workOrders.listWorkOrders>('GET', '/api/work-orders')

export const listConsultations = at<typeof consultation.listConsultations>('GET', '/api/consultations')
export const readConsultation = at<typeof consultation.readConsultation>('GET', '/api/matters/:matterId/consultation')
export const listLeading = at<typeof leading.listLeading>('GET', '/api/leading')
export const listSupervision = at<typeof supervision.listSupervision>('GET', '/api/supervision')
export const countSupervision = at<typeof supervision.countSupervision>('GET', '/api/supervision/counts')
export const listWatched = at<typeof supervision.listWatched>('GET', '/api/supervision/watched')

export const revealIdentity = at<typeof identity.revealIdentity>('POST', '/api/matters/:matterId/reveals')
export const readMasked = at<typeof identity.readMasked>('GET', '/api/matters/:matterId/voices/:submissionId/identity')
export const readRelay = at<typeof relay.readRelay>('GET', '/api/matters/:matterId/voices/:submissionId/relay')
export const sendRelay = at<typeof relay.sendRelay>('POST', '/api/matters/:matterId/voices/:submissionId/relay')
export const readRedaction = at<typeof redaction.readRedaction>(
  'GET',
  '/api/matters/:matterId/voices/:submissionId/redaction',
)
export const confirmRedaction = at<typeof redaction.confirmRedaction>(
  'PUT',
  '/api/matters/:matterId/voices/:submissionId/redaction',
)
export const readWatermark = at<typeof watermark.readWatermark>('GET', '/api/watermark')

export const adviseOn = at<typeof advice.adviseOn>('GET', '/api/matters/:matterId/advice')
export const advise = at<typeof advice.advise>('POST', '/api/advice')

export const recordCall = at<typeof intake.record>('POST', '/api/intake')
export const findCaller = at<typeof identity.findCaller>('POST', '/api/callers')
export const listMissedCalls = at<typeof missedCall.listMissedCalls>('GET', '/api/missed-calls')
export const countMissedCalls = at<typeof missedCall.countMissedCalls>('GET', '/api/missed-calls/counts')
export const noteMissedCall = at<typeof missedCall.noteMissedCall>('POST', '/api/missed-calls/noted')
export const takeMissedCall = at<typeof missedCall.takeMissedCall>('POST', '/api/missed-calls/:missedCallId/take')
export const endMissedCall = at<typeof missedCall.endMissedCall>('POST', '/api/missed-calls/:missedCallId/outcome')
export const findAnswers = at<typeof answers.findAnswers>('GET', '/api/answers')

export const listOutbox = at<typeof notice.listOutbox>('GET', '/api/outbox')
export const resendNotice = at<typeof notice.resendNotice>('POST', '/api/outbox/:noticeId/resend')
export const listTemplates = at<typeof notice.listTemplates>('GET', '/api/notice-templates')
export const previewNotice = at<typeof notice.previewNotice>('POST', '/api/notice-templates/preview')

export const readReader = at<typeof reader.readReader>('GET', '/api/reader')
export const readReport = at<typeof reader.readReport>('GET', '/api/reader/trainings/:trainingId/report')
export const readClassWords = at<typeof reader.readClassWords>('GET', '/api/reader/trainings/:trainingId/words')
export const trainReader = at<typeof reader.trainReader>('POST', '/api/reader/trainings')
export const chooseReader = at<typeof reader.chooseReader>('POST', '/api/reader/choices')

export const listNotices = at<typeof identity.listNotices>('GET', '/api/notices')

export const previewCalendar = at<typeof calendar.previewCalendar>('POST', '/api/catalogues/calendar/preview')
export const previewRules = at<typeof rules.previewRules>('POST', '/api/catalogues/rules/preview')
export const changeRules = at<typeof rules.changeRules>('POST', '/api/catalogues/rules')
export const changeCalendar = at<typeof calendar.changeCalendar>('POST', '/api/catalogues/calendar')

export const checkDutyList = at<typeof dutyCheck.checkDutyList>('GET', '/api/duty-check')
export const readSuggestionFigures = at<typeof suggestion.readSuggestionFigures>('GET', '/api/suggestions/figures')
