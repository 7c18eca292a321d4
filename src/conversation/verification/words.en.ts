import type { Missing, Tier } from '#bank/ground/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { rich } from '#conversation/words/text.ts'
import { bankCode } from './bank-code-words.en.ts'

const MISSING: Record<Missing, Text> = {
  registration: rich`You’re not registered yet. Correct what’s listed here, then register again.`,
  ssn: rich`We couldn’t verify your Social Security number. Please enter it again, preferably all nine digits.`,
  questions: rich`We have a few questions that only you should be able to answer.`,
  'bank-code': bankCode.wanted,
  'photo-id': rich`We need to see a photo ID before you can send money.`,
  address: rich`We couldn’t verify your address. Please enter it again as it appears on your mail.`,
  email: rich`We couldn’t verify your email address. Please enter it again, or use another one.`,
  phone: rich`We couldn’t verify your phone number. Please enter it again, or use another one.`,
  review: rich`We’re still reviewing what you sent. There’s nothing you need to do.`,
}

const FIX: Record<Exclude<Missing, 'review'>, string> = {
  registration: 'Register again',
  ssn: 'Enter SSN again',
  questions: 'Answer the questions',
  'bank-code': 'Get a code',
  'photo-id': 'Photo ID',
  address: 'Correct address',
  email: 'Correct email',
  phone: 'Correct phone',
}

export const tiers = {
  name: {
    unverified: 'Not verified yet',
    'receive-only': 'You can receive money',
    full: 'You can send and receive money',
    locked: 'Locked',
    closed: 'Closed',
  } satisfies Record<Tier, string>,
  current: {
    unverified: rich`We haven’t verified your identity yet, so your account can’t receive or send money.`,
    'receive-only': rich`We’ve verified part of your identity: you can receive money. There’s one more step before you can send it.`,
    full: rich`Your identity is verified. You can receive and send money.`,
    locked: rich`Your account is locked. Your money stays where it is. To find out more, say you want to talk to a person.`,
    closed: rich`Your account is closed. If you didn’t ask for that, say you want to talk to a person.`,
  } satisfies Record<Tier, Text>,
  missing: (what: Missing): Text => MISSING[what],
  fix: FIX,
}
