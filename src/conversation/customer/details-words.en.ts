import type { Address, AddressKind, Customer } from '#bank/ground/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { tiers } from '#conversation/verification/words.en.ts'

const hidden = '•••'
const maskedEmail = (email: string): string => {
  const [name = '', host = ''] = email.split('@')
  return `${name.slice(0, 1)}${hidden}@${host}`
}
const addressLine = ({ street, city, state, postalCode }: Address): string =>
  `${street}, ${city}, ${state} ${postalCode}`

const proofOf = ({ proved }: Customer, what: AddressKind): string =>
  proved?.[what] === undefined ? ' (not proved)' : ' (proved)'
/** What others can type to send this customer money. */
const waysToReach = ({ handle, proved }: Customer): string =>
  [
    `@${handle}`,
    ...(proved?.phone === undefined ? [] : ['your phone number']),
    ...(proved?.email === undefined ? [] : ['your e-mail address']),
  ].join(', ')

/** What an unproved number means, and what to do about it in this chat. */
const unproved = (canProve: boolean): Text =>
  canProve
    ? rich`Your phone number receives no money before it is proved to be yours: press ${bold('Prove my phone number')} below.`
    : rich`Your phone number receives no money before it is proved to be yours. This chat can’t do that: link Telegram by ${bold('Use another app')}, and prove it there.`

/** What is shown beside what is kept of them. */
export type Shown = {
  readonly open: boolean
  readonly canProve: boolean
  readonly pinAsked: string
  readonly language: string
  readonly timeZone: string
}

export const details = {
  view: (customer: Customer, { open, canProve, pinAsked, language, timeZone }: Shown): Text =>
    lines(
      rich`${bold('My details')}`,
      rich`Name: ${bold(customer.legalName)} (@${customer.handle})`,
      ...(customer.nameReview === undefined
        ? []
        : [rich`Asked for, and not decided yet: ${bold(customer.nameReview.name)}`]),
      rich`E-mail: ${open ? customer.email : maskedEmail(customer.email)}${proofOf(customer, 'email')}`,
      rich`Phone: ${open ? customer.phone : `${hidden} ${customer.phone.slice(-4)}`}${proofOf(customer, 'phone')}`,
      rich`Born: ${open ? customer.birthDate : `${hidden} ${customer.birthDate.slice(0, 4)}`}`,
      rich`Address: ${open ? addressLine(customer.address) : `${hidden}, ${customer.address.city}, ${customer.address.state}`}`,
      rich`Social Security number: ${hidden} ${customer.ssnLast4 ?? hidden}`,
      rich`PIN asked again: ${bold(pinAsked)}`,
      rich`Language: ${bold(language)}`,
      rich`Time zone: ${bold(timeZone)}`,
      rich`Money reaches you by: ${bold(waysToReach(customer))}`,
      ...(customer.proved?.phone === undefined ? [unproved(canProve)] : []),
      ...(customer.frozen === undefined ? [] : [rich`${bold('Frozen')}: no money leaves your account.`]),
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
    'legal-name': lines(
      rich`What is your legal name now, as on your ID? Please give your PIN with it.`,
      rich`The bank checks it anew, and wants a photo ID that bears it. Until it has decided, others see the name that is verified now, and you can receive money but not send any.`,
    ),
    address: rich`Where do you live now? The bank checks it anew.`,
  },
  /** What is done once the PIN was right. */
  pin: {
    email: rich`Change your e-mail address to the one you gave.`,
    phone: rich`Change your phone number to the one you gave.`,
    'legal-name': rich`Ask the bank for the legal name you gave.`,
    address: rich`Change your address to the one you gave.`,
  },
  provePhone: 'Prove my phone number',
  proveAsk: (phone: string): Text =>
    rich`Once it is proved that ${bold(`${hidden} ${phone.slice(-4)}`)} is yours, others can send you money by it. Share your number by the button below the text field: it comes from the app itself, so a number that is typed proves nothing.`,
  shareBelow: rich`Press the button below to share your number. Nobody else sees it.`,
  noProofHere: (handle: string): Text =>
    rich`This chat can’t prove a phone number. Money reaches you by your handle, ${bold(`@${handle}`)}: that is what others should type. If you use Telegram, link it and prove the number there.`,
  phoneProved: rich`Your phone number is proved. Money that is sent to it reaches you now.`,
  otherPhone: rich`This app knows you by another number than the one in your details. Shall I use the app’s number from now on? It counts as proved.`,
}
