import type { Missing, Tier } from '#bank/ground/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { rich } from '#conversation/words/text.ts'
import { bankCode } from './bank-code-words.en.ts'

const MISSING: Record<Missing, Text> = {
  registration: rich`The bank has not registered you yet. Put right what it did not accept, then register again.`,
  ssn: rich`Your Social Security number could not be verified. Give it again, best with all nine digits.`,
  questions: rich`The bank has a few questions that only you should be able to answer.`,
  'bank-code': bankCode.wanted,
  'photo-id': rich`The bank wants to see a photo ID before you can send money.`,
  address: rich`Your address could not be verified. Give it again as it stands on your mail.`,
  email: rich`Your e-mail address could not be verified. Give it again, or another one.`,
  phone: rich`Your phone number could not be verified. Give it again, or another one.`,
  review: rich`The bank is still looking at what you sent. There is nothing you have to do.`,
}

const FIX: Record<Exclude<Missing, 'review'>, string> = {
  registration: 'Register again',
  ssn: 'Give SSN again',
  questions: 'Answer the questions',
  'bank-code': 'Get a code',
  'photo-id': 'Photo ID',
  address: 'Correct address',
  email: 'Correct e-mail',
  phone: 'Correct phone',
}

export const tiers = {
  name: {
    unverified: 'Not verified yet',
    'receive-only': 'You can receive money',
    full: 'You can send and receive money',
    locked: 'Locked by the bank',
    closed: 'Closed',
  } satisfies Record<Tier, string>,
  current: {
    unverified: rich`The bank has not verified your identity yet, so your account can’t receive or send money.`,
    'receive-only': rich`The bank has verified part of your identity: you can receive money. To send money one more step is needed.`,
    full: rich`The bank has verified your identity. You can receive and send money.`,
    locked: rich`The bank has locked your account. Your money stays where it is; please contact the bank’s support.`,
    closed: rich`Your account at the bank is closed. If you did not ask for that, please contact the bank’s support.`,
  } satisfies Record<Tier, Text>,
  missing: (what: Missing): Text => MISSING[what],
  fix: FIX,
}
