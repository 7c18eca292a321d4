import { question } from './ask.ts'

/** All that are not closed, oldest first. After the turn the bank is asked for fresh balances. */
export const listAccounts = question(
  'account.list',
  async (_: void, { ports, me }) => ports.accounts.ofCustomer((await me()).id),
  { afterCommit: async (_, { ports, me }) => ports.wake.sync((await me()).id) },
)

/** What the customer calls them. Nothing is fetched from the bank for it. */
export const accountNames = question('account.names', async (_: void, { ports, me }) =>
  (await ports.accounts.ofCustomer((await me()).id)).map(({ nickname }) => nickname),
)
