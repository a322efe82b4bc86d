import { call } from '../../api.ts'
import {
  giveOwnInformation,
  giveShownInformation,
  rateOwn,
  rateShown,
  readOwnChain,
  readShownChain,
} from '../../calls.ts'
import type { Chain } from './verify-chain.ts'

type Information = Readonly<{ id: string; orderId: string; text: string }>
type Rating = Readonly<{
  id: string
  solved: 'solved' | 'partly' | 'notSolved'
  satisfied: 1 | 2 | 3 | 4 | 5
  note?: string
}>

/** How the submitter acts on their matter: by number and code, or by their telephone. */
export type OwnWay = Readonly<{
  inform: (body: Information) => Promise<unknown>
  rate: (body: Rating) => Promise<unknown>
  chain: () => Promise<Chain>
}>

export function wayByCode(number: string, code: string): OwnWay {
  const asked = { params: { number }, query: { code } }
  return {
    inform: (body) => call(giveOwnInformation, { ...asked, body }),
    rate: (body) => call(rateOwn, { ...asked, body }),
    chain: () => call(readOwnChain, asked),
  }
}

export function wayByPhone(number: string): OwnWay {
  const params = { number }
  return {
    inform: (body) => call(giveShownInformation, { params, body }),
    rate: (body) => call(rateShown, { params, body }),
    chain: () => call(readShownChain, { params }),
  }
}
