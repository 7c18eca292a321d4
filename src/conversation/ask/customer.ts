import { setLanguage } from '#bank/customer/preferences.ts'
import { retryUnreachable } from '#bank/notice/deliver.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { Asker } from './asker.ts'
import { question } from './ask.ts'

/** The customer who is signed in. */
export const readCustomer = question('customer.me', (_: void, { me }) => me())

/**
 * A customer is back who is not signed in: what no channel could take is tried once more there, where it would have been
 * delivered without a PIN too. A customer who is signed in reads it in the answer.
 */
const deliverAgain = async ({ ports, turn }: Asker): Promise<void> => {
  const customer = await ports.customers.findByIdentity(turn.who.identity)
  if (customer === undefined) return
  await retryUnreachable(ports, customer.id)
}

/** The customer to whom this person's identity on the channel is joined, signed in or not. */
export const customerHere = question(
  'customer.here',
  (_: void, { ports, turn }): Promise<Pick<Customer, 'handle' | 'legalName'> | undefined> =>
    ports.customers.findByIdentity(turn.who.identity),
  {
    afterCommit: async (known, asker) => {
      if (known !== undefined && asker.customer === undefined) await deliverAgain(asker)
    },
  },
)

/** What the customer of this chat has chosen, signed in or not: it tells nobody who they are. */
export const languageHere = question(
  'customer.language-here',
  async (_: void, { ports, turn }) => (await ports.customers.findByIdentity(turn.who.identity))?.language,
  { anyone: true },
)

export const keepLanguage = question(
  'customer.keep-language',
  async ({ language }: { language: string }, { ports, me }) => setLanguage(ports, await me(), language),
)

/** Whether play money and sample papers are offered. */
export const isDemo = question('payment.demo', async (_: void, { ports }) => ports.settings.treasury !== undefined)
