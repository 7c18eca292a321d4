import type { Direction } from '#bank/alert/alert.ts'
import { addAlert, deleteAlert } from '#bank/alert/watch.ts'
import type { AlertId } from '#bank/ground/ids.ts'
import type { Coin, Usd } from '#bank/ground/money.ts'
import { question } from '#conversation/ask/ask.ts'
import { causeInChat } from '#conversation/ask/asker.ts'

export const listAlerts = question('alert.list', async (_: void, { ports, me }) =>
  ports.alerts.ofCustomer((await me()).id),
)

export const addPriceAlert = question(
  'alert.add',
  async (given: { coin: Coin; direction: Direction; price: Usd }, asker) =>
    addAlert(asker.ports, await asker.me(), { ...given, ...causeInChat(asker) }),
)

/** False when it was gone already. */
export const deletePriceAlert = question('alert.delete', async ({ alert }: { alert: AlertId }, { ports, me }) =>
  deleteAlert(ports, await me(), alert),
)
