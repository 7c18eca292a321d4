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
  handle: rich`That handle belongs to somebody already, or looks like one that does, so friends could pay the wrong person. Please choose another, for example with your last name in it.`,
  identity: rich`You are registered from this chat already. Please log in with your PIN.`,
}

export const register = {
  correction,
  again: rich`Please give it again. Everything else stays as you gave it.`,
  titles: {
    person: 'About you',
    contact: 'How to reach you',
    address: 'Your address',
    secrets: 'Identity and PIN',
  },
  already: (handle: string): Text => rich`You are a customer already, as ${bold(`@${handle}`)}. Log in with your PIN.`,
  signedIn: rich`You are a customer already, and logged in.`,
  person: lines(
    rich`${bold('Welcome. Let’s set you up.')}`,
    rich`First about you: your legal name as on your ID, your date of birth, and a handle by which friends can send you money.`,
  ),
  resumed: rich`You had begun already. I kept what you told me, and nothing was sent; “cancel” deletes it.`,
  handleAgain: rich`Which handle would you like instead?`,
  contact: rich`How can we reach you? Your US phone number and your e-mail address.`,
  shareInstead: rich`You can share your number by the button below instead of typing it. Then it is proved to be yours, and friends can send you money by it.`,
  emailOnly: rich`Thank you. And your e-mail address?`,
  phoneOnly: rich`And which US phone number should we use?`,
  address: rich`Where do you live? The bank needs a street address in the US.`,
  secrets: lines(
    rich`Last step. By law the bank has to check who you are, so it needs your Social Security number: all nine digits, or the last four.`,
    rich`Then choose a PIN of 6 to 8 digits. You log in with it. I never show these back, and they don’t stay in the chat.`,
  ),
  notRight: rich`Nothing was sent to the bank. Press what you want to change below, or say ${code('cancel')} to stop.`,
  stopped: rich`Cancelled. Nothing was sent to the bank, and what you gave is deleted.`,
  pinAgain: rich`Enter a PIN of 6 to 8 digits, twice. What you gave before is kept.`,
  demoSsn: rich`This is a demo, so please don’t use your real number: the demo bank accepts any that ends in 2222, for example ${code('123-45-2222')}.`,
  pinsDiffer: rich`The two PINs were not the same. Please choose your PIN again.`,
  taken: (what: Duplicate['what']): Text => TAKEN[what],
  crowded: (why: Crowded, now: number): Text =>
    why.kind === 'busy'
      ? rich`Very many people are registering right now, so nothing was sent yet. I keep what you typed for an hour: please press Confirm again in a few minutes.`
      : rich`Nobody else can register here right now, so nothing was sent. Please come back in ${bold(duration(Math.max(0, why.until - now)))}; what you typed is kept for an hour.`,
  expired: rich`It has been a while, and what you typed is gone for your safety. Let’s start again; nothing was sent.`,
  summary: (draft: Draft): Text =>
    lines(
      rich`${bold('Is everything right?')}`,
      rich`Name: ${bold(draft.legalName ?? '')}`,
      rich`Handle: ${bold(`@${draft.handle ?? ''}`)}`,
      rich`Born: ${draft.birthDate ?? ''}`,
      rich`Phone: ${draft.phone ?? ''}`,
      rich`E-mail: ${draft.email ?? ''}`,
      rich`Address: ${draft.street ?? ''}, ${draft.city ?? ''}, ${draft.state ?? ''} ${draft.postalCode ?? ''}`,
      rich`Social Security number and PIN: given, kept hidden`,
      '',
      rich`When you confirm, the bank checks your identity. That usually takes under a minute.`,
    ),
  labels: {
    legalName: 'First and last name',
    birthDate: 'Date of birth',
    handle: 'Handle',
    phone: 'Phone',
    email: 'E-mail',
    street: 'Street and number',
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
  changeContact: 'Change phone or e-mail',
  changeAddress: 'Change address',
  changeSecrets: 'Change SSN or PIN',
}
