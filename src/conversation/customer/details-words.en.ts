import type { Address, Customer } from '#bank/ground/customer.ts'
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
