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
  proved?.[what] === undefined ? ' (not verified)' : ' (verified)'
/** What others can type to send this customer money. */
const waysToReach = ({ handle, proved }: Customer): string =>
  [
    `@${handle}`,
    ...(proved?.phone === undefined ? [] : ['your phone number']),
    ...(proved?.email === undefined ? [] : ['your email address']),
  ].join(', ')

/** What an unproved number means, and what to do about it in this chat. */
const unproved = (canProve: boolean): Text =>
  canProve
    ? rich`People can’t send money to your phone number until it’s verified: press ${bold('Verify my phone number')} below.`
    : rich`People can’t send money to your phone number until it’s verified. You can’t do that in this chat: link Telegram under ${bold('Use another app')}, and verify it there.`

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
        : [rich`Requested, not approved yet: ${bold(customer.nameReview.name)}`]),
      rich`Email: ${open ? customer.email : maskedEmail(customer.email)}${proofOf(customer, 'email')}`,
      rich`Phone: ${open ? customer.phone : `${hidden} ${customer.phone.slice(-4)}`}${proofOf(customer, 'phone')}`,
      rich`Born: ${open ? customer.birthDate : `${hidden} ${customer.birthDate.slice(0, 4)}`}`,
      rich`Address: ${open ? addressLine(customer.address) : `${hidden}, ${customer.address.city}, ${customer.address.state}`}`,
      rich`Social Security number: ${hidden} ${customer.ssnLast4 ?? hidden}`,
      rich`PIN asked again: ${bold(pinAsked)}`,
      rich`Language: ${bold(language)}`,
      rich`Time zone: ${bold(timeZone)}`,
      rich`People can send you money by: ${bold(waysToReach(customer))}`,
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
  labels: { email: 'Email', phone: 'Phone', 'legal-name': 'Legal name', address: 'Address', pin: 'PIN' },
  ask: {
    email: rich`What’s your new email address?`,
    phone: rich`What’s your new US phone number?`,
    'legal-name': lines(
      rich`What’s your legal name now, as on your ID? Please enter your PIN with it.`,
      rich`We’ll ask for a photo ID that shows it. Until we’ve checked it, others see your current name, and you can receive money but not send any.`,
    ),
    address: rich`Where do you live now? We’ll check the new address.`,
  },
  /** What is done once the PIN was right. */
  pin: {
    email: rich`Change your email address to the one you entered.`,
    phone: rich`Change your phone number to the one you entered.`,
    'legal-name': rich`Request a change to the legal name you entered.`,
    address: rich`Change your address to the one you entered.`,
  },
  provePhone: 'Verify my phone number',
  proveAsk: (phone: string): Text =>
    rich`Once ${bold(`${hidden} ${phone.slice(-4)}`)} is verified, people can use it to send you money. To verify it, share your number with the button below the text field; typing it isn’t enough.`,
  shareBelow: rich`Press the button below to share your number. Nobody else sees it.`,
  noProofHere: (handle: string): Text =>
    rich`A phone number can’t be verified in this chat. People can send you money by your handle, ${bold(`@${handle}`)}. If you use Telegram, link it and verify the number there.`,
  phoneProved: rich`Your phone number is verified. People can now use it to send you money.`,
  otherPhone: rich`The number you shared isn’t the one in your details. Should I use the one you shared from now on? It’s already verified.`,
}
