import type { Address, Customer } from '#bank/ground/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { tiers } from '#conversation/verification/words.en.ts'
import { duration } from '#conversation/words/times.en.ts'

const hidden = '•••'
const maskedEmail = (email: string): string => {
  const [name = '', host = ''] = email.split('@')
  return `${name.slice(0, 1)}${hidden}@${host}`
}
const addressLine = ({ street, city, state, postalCode }: Address): string =>
  `${street}, ${city}, ${state} ${postalCode}`

export const details = {
  view: (customer: Customer, open: boolean): Text =>
    lines(
      rich`${bold('My details')}`,
      rich`Name: ${bold(customer.legalName)} (@${customer.handle})`,
      rich`E-mail: ${open ? customer.email : maskedEmail(customer.email)}`,
      rich`Phone: ${open ? customer.phone : `${hidden} ${customer.phone.slice(-4)}`}`,
      rich`Born: ${open ? customer.birthDate : `${hidden} ${customer.birthDate.slice(0, 4)}`}`,
      rich`Address: ${open ? addressLine(customer.address) : `${hidden}, ${customer.address.city}, ${customer.address.state}`}`,
      rich`Social Security number: ${hidden} ${customer.ssnLast4 ?? hidden}`,
      '',
      rich`Identity: ${bold(tiers.name[customer.tier])}`,
      tiers.current[customer.tier],
      ...customer.missing.map((what) => rich`• ${tiers.missing(what)}`),
    ),
  showAll: 'Show everything',
  hide: 'Hide',
  change: 'Change something',
  whichChange: rich`What would you like to change?`,
  labels: { email: 'E-mail', phone: 'Phone', 'legal-name': 'Legal name', address: 'Address', pin: 'PIN' },
  ask: {
    email: rich`What is your new e-mail address?`,
    phone: rich`What is your new US phone number?`,
    'legal-name': rich`What is your legal name now, as on your ID? The bank checks it anew.`,
    address: rich`Where do you live now? The bank checks it anew.`,
  },
  taken: (what: 'e-mail address' | 'phone number'): Text =>
    rich`That ${what} belongs to another customer already. Nothing was changed. Please give another one.`,
}

export const pin = {
  ask: rich`Please enter your current PIN, then the new one twice.`,
  title: 'Change PIN',
  labels: { old: 'Current PIN', pin: 'New PIN', pinAgain: 'New PIN again' },
  differ: rich`The two new PINs were not the same, so nothing was changed. Please try again.`,
  same: rich`The new PIN is the old one. Please choose another one, 6 to 8 digits.`,
  changed: rich`Your PIN is changed. Use the new one from now on, in every app you have linked.`,
}

export const link = {
  menu: rich`You can use one account from several apps. Get a code here and type it there, or type here a code from the other app.`,
  getCode: 'Get a code',
  haveCode: 'I have a code',
  code: (codeText: string, ms: number): Text =>
    lines(
      rich`Your code: ${code(codeText)}`,
      rich`In the other app say ${code(`link ${codeText}`)} or press “I have a code”. It works once, for ${duration(ms)}, and only with your PIN. Never give it to anybody.`,
    ),
  ask: rich`Please enter the code from your other app, and your PIN.`,
  title: 'Link this chat',
  submit: 'Link',
  labels: { code: 'Code', pin: 'Your PIN' },
  codeHint: 'Ten letters and digits',
  badCode: rich`That code is not valid any more. A code works once, for ten minutes. Please get a new one in your other app.`,
  wrongPin: (left: number): Text =>
    rich`That PIN is not right; you have ${bold(`${left} ${left === 1 ? 'try' : 'tries'}`)} left. The code is used up: please get a new one in your other app.`,
  done: (handle: string): Text => rich`This chat is linked to ${bold(`@${handle}`)}, and you are logged in.`,
  already: (handle: string): Text =>
    rich`This chat is linked to ${bold(`@${handle}`)} already. To add another app, log in here and get a code.`,
}
