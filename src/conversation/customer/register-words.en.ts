import type { Crowded } from '#bank/customer/registrations.ts'
import type { Duplicate } from '#bank/ground/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

type Draft = Readonly<Record<string, string>>

/** Said at the summary: that something is to be changed. */
const CHANGING =
  /^(?:(?:no|oh|oops|wait|please|can i|i(?:'d like| want| need| have| would like) to|let me)[ ,]*)*(?:change|correct|fix|edit|update)\b|\b(?:is|was) (?:wrong|incorrect|not right|misspell?ed)\b|^wrong\b/i

/** What it is called there, the more special words first; without fields the whole form. */
const CALLED = [
  [/\b(?:handle|user ?name)\b/i, 'person', ['handle']],
  [/\b(?:birth ?day|birth ?date|date of birth|dob)\b/i, 'person', ['birthDate']],
  [/\b(?:e-?mail)\b/i, 'contact', ['email']],
  [/\b(?:ssn|social|pin|passcode)\b/i, 'secrets', undefined],
  [/\b(?:phone|mobile|cell|number)\b/i, 'contact', ['phone']],
  [/\b(?:address|street|city|state|zip|postal)\b/i, 'address', undefined],
  [/\bname\b/i, 'person', ['legalName']],
] as const

/** Which form, and which of its fields, these words want to correct. */
const correction = (text: string) => {
  const found = CHANGING.test(text) ? CALLED.find(([called]) => called.test(text)) : undefined
  return found === undefined ? undefined : { at: found[1], only: found[2] }
}

const TAKEN: Record<Duplicate['what'], Text> = {
  handle: rich`That handle is taken, or looks like one that is, so friends could pay the wrong person. Please choose another, for example with your last name in it.`,
  identity: rich`You’ve already registered from this chat. Please log in with your PIN.`,
}

export const register = {
  correction,
  again: rich`Please enter it again. Everything else stays as it is.`,
  titles: {
    person: 'About you',
    contact: 'How to reach you',
    address: 'Your address',
    secrets: 'Identity and PIN',
  },
  already: (handle: string): Text => rich`You’re already a customer, as ${bold(`@${handle}`)}. Log in with your PIN.`,
  signedIn: rich`You’re already a customer, and logged in.`,
  person: lines(
    rich`${bold('Welcome. Let’s set you up.')}`,
    rich`First, about you: your legal name as on your ID, your date of birth, and a handle friends can use to send you money.`,
  ),
  resumed: rich`You’ve already started. I kept what you entered, and nothing was sent; “cancel” deletes it.`,
  handleAgain: rich`Which handle would you like instead?`,
  contact: rich`How can we reach you? Please enter your US phone number and email address.`,
  shareInstead: rich`You can share your phone number with the button below instead of typing it. It’s then verified, so friends can use it to send you money.`,
  emailOnly: rich`Thank you. And your email address?`,
  phoneOnly: rich`And which US phone number should we use?`,
  address: rich`Where do you live? We need a street address in the US.`,
  secrets: lines(
    rich`Last step. By law we have to verify who you are, so we need your Social Security number: all nine digits, or the last four.`,
    rich`Then choose a PIN of 6 to 8 digits. You’ll use it to log in. I never show either of them again, and they don’t stay in the chat.`,
  ),
  notRight: rich`Nothing was sent. Press what you want to change below, or say ${code('cancel')} to stop.`,
  stopped: rich`Canceled. Nothing was sent, and what you entered has been deleted.`,
  pinAgain: rich`Enter a PIN of 6 to 8 digits, twice. What you entered before is kept.`,
  demoSsn: rich`This is a demo, so please don’t use your real number. Use any that ends in 2222, for example ${code('123-45-2222')}.`,
  pinsDiffer: rich`The two PINs weren’t the same. Please choose your PIN again.`,
  taken: (what: Duplicate['what']): Text => TAKEN[what],
  crowded: (why: Crowded, now: number): Text =>
    why.kind === 'busy'
      ? rich`Nothing was sent yet: a lot of people are registering right now. I’ll keep what you typed for an hour, so please press Confirm again in a few minutes.`
      : rich`Nothing was sent: we can’t register anyone else right now. Please come back in ${bold(duration(Math.max(0, why.until - now)))}; what you typed is kept for an hour.`,
  expired: rich`Nothing was sent. It’s been a while, so for your safety what you typed has been deleted. Let’s start again.`,
  summary: (draft: Draft): Text =>
    lines(
      rich`${bold('Is everything right?')}`,
      rich`Name: ${bold(draft.legalName ?? '')}`,
      rich`Handle: ${bold(`@${draft.handle ?? ''}`)}`,
      rich`Born: ${draft.birthDate ?? ''}`,
      rich`Phone: ${draft.phone ?? ''}`,
      rich`Email: ${draft.email ?? ''}`,
      rich`Address: ${draft.street ?? ''}, ${draft.city ?? ''}, ${draft.state ?? ''} ${draft.postalCode ?? ''}`,
      rich`Social Security number and PIN: entered, kept hidden`,
      '',
      rich`When you confirm, we’ll check your identity. That usually takes under a minute.`,
    ),
  labels: {
    legalName: 'First and last name',
    birthDate: 'Date of birth',
    handle: 'Handle',
    phone: 'Phone',
    email: 'Email',
    street: 'Street address',
    city: 'City',
    state: 'State',
    postalCode: 'ZIP code',
    ssn: 'Social Security number',
    pin: 'New PIN',
    pinAgain: 'New PIN again',
  },
  hints: {
    legalName: 'As on your ID, for example Maria Lopez',
    birthDate: 'For example 1990-05-17',
    handle: 'For example maria_l',
    phone: 'For example (415) 555-0132',
    email: 'For example maria@example.com',
    street: 'For example 1 Market St, Apt 4',
    city: 'For example San Francisco',
    state: 'For example CA',
    postalCode: 'For example 94105',
    ssn: 'Nine digits, or the last four',
    pin: '6 to 8 digits',
    pinAgain: 'The same digits again',
  },
  changePerson: 'Change name or handle',
  changeContact: 'Change phone or email',
  changeAddress: 'Change address',
  changeSecrets: 'Change SSN or PIN',
}
