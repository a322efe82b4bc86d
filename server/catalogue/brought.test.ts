import { expect, test } from 'vitest'
import { catalogueNames } from '../../domain/catalogue/names.ts'
import { brought } from './brought.ts'
import { defaultRows } from './defaults.ts'

/** The rows with which each catalogue came to be; days of the calendar are entered year by year. */
const first: Readonly<Record<string, string>> = {
  timeLimit:
    'critical-accept critical-contact critical-feedback critical-result urgent-accept urgent-contact urgent-result inquiry-accept inquiry-result help-accept help-contact help-result complaint-accept complaint-contact complaint-result report-accept report-contact report-result suggestion-accept suggestion-contact suggestion-result other-accept other-contact other-result praise-result complex-accept complex-contact complex-result immediate-accept immediate-result ledger-plan joint-result watched-accept watched-contact watched-result watched-review immediate-critical-accept immediate-critical-contact immediate-critical-feedback immediate-critical-result immediate-urgent-accept immediate-urgent-contact immediate-urgent-result joint-critical-accept joint-critical-contact joint-critical-feedback joint-critical-result joint-urgent-accept joint-urgent-contact joint-urgent-result watched-critical-accept watched-critical-contact watched-critical-feedback watched-critical-result watched-urgent-accept watched-urgent-contact watched-urgent-result',
  procedureNumber: 'returnWorkdays hopsToConsultation pauseWorkdays',
  reason:
    'decline-litigation decline-arbitration decline-reconsideration decline-discipline decline-disclosure decline-petition decline-outside decline-secret decline-unlawful decline-unclear return-not-duty return-not-area return-other-leads return-wrong-category return-duplicate return-unclear terminate-withdrawn terminate-legal terminate-impossible terminate-unreasonable terminate-unverifiable reopen-not-solved reopen-came-back reopen-not-true reopen-promise-broken reopen-manner extension-survey extension-coordination extension-facts extension-works suspension-funds suspension-season suspension-policy suspension-procedure suspension-higher',
  supervisionRule:
    'l0-half l0-48 l0-24 l0-due l0-waiting l0-review l1-phone l2-overdue l3-silent l4-redos l4-returns l5-listed l6-talk l7-discipline',
  noticeTemplate:
    'registered declined transferred dispatched asked extended suspended resumed answered toRate redone cleared terminated relayAsked identitySeen newOrder orderWithdrawn reminded supervised supervisionLifted returnUpheld returnRefused extensionGranted extensionRefused suspensionGranted suspensionRefused orderResumed informationGiven pauseEnded auditReturned relayAnswered convened led returnRequested extensionRequested suspensionRequested supervisionReplied escalated unusualReveals'
      .split(' ')
      .map((kind) => `${kind}-any-zh ${kind}-any-en`)
      .join(' '),
  quietHours: 'sms',
  dangerWord:
    'fire-burning fire-broke-out fire-lost fire-on fire-smoke fire-spreading fire-grassland blast blast-burning gas-leaking gas-leak gas-leak-coal gas-leak-natural gas-leak-bottled gas-let-out gas-let-out-coal gas-let-out-natural gas-smell gas-smell-piped gas-smell-natural gas-monoxide gas-poisoned gas-dizzy gas-dizzy-piped stove-dizzy trapped trapped-lift trapped-held-lift trapped-caught-lift trapped-in-lift trapped-shut-lift trapped-stuck-lift trapped-inside trapped-buried trapped-vehicle trapped-snow lift-falling lift-dropped water-drowning water-fallen water-in-river water-in-well flood-mountain flood-inside dam-breach dam-burst slide-earth slide-mud collapse collapse-fallen collapse-earth collapse-house collapse-wall shock-electric leak-electric wire-down wire-hanging wire-sparks self-harm self-killing self-jumping self-not-live self-pesticide ill-unconscious ill-fainted ill-breathing ill-bleeding ill-poisoned help-cried life-at-risk life-lost violence-knife violence-hacking violence-now missing-child missing-old missing-lost frost-livestock snow-no-fodder crowd-gathered crowd-fight crowd-petition crowd-besieging crowd-road crowd-banner crowd-crushed water-off water-cut water-none-to-drink water-none-to-eat water-none-to-use water-burst water-main-burst water-cracked water-unfit power-off power-cut power-none pole-leaning pole-tilted gas-off gas-cut gas-none heat-off heat-cut heat-stopped heat-stopped-heating heat-none heat-pipe heat-freezing wages-spring-festival wages-new-year wages-year-end wages-pay-new-year wages-mid-autumn road-sunken road-manhole-gone road-manhole-missing road-manhole-lost road-manhole-not-there road-bridge road-bridge-sunken road-signal road-ice road-rocks road-sheer',
  officeHours: 'all',
}

test.each(catalogueNames.filter((name) => name !== 'calendarDay'))(
  'a row of %s that came later is named with the version that brought it, so that older prefectures get it',
  (name) => {
    const late = brought.filter(({ catalogue }) => catalogue === name).map(({ code }) => code)
    const known = [...(first[name]?.split(' ') ?? []), ...late]
    expect((defaultRows()[name] ?? []).map(({ code }) => code).toSorted()).toEqual(known.toSorted())
  },
)
