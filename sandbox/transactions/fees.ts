import { toWire } from '../kit/money.ts'
import type { Settings } from '../kit/settings.ts'
import type { Fee, TransDoc } from '../store/documents.ts'
import { HOUSE_NODE } from '../ledger/house.ts'

export const DEFAULT_FEES: readonly Fee[] = [{ fee: 0, note: 'Facilitator Fee', to: { id: 'None' } }]

/**
 * SynapseFi's own price, charged when the debit is processed and added as one more entry. A negative fee is there to pay
 * it: where no price is set, the price is what the negative fees bring, so that the receiver gets the full amount.
 */
export const synapsePrice = (trans: TransDoc, settings: Settings): Record<string, unknown> => {
  const brought = trans._s.feeCents.reduce((sum, { cents }) => (cents < 0n ? sum - cents : sum), 0n)
  const price = settings.facilitatorCents > 0 ? BigInt(settings.facilitatorCents) : brought
  if (price === 0n) return {}
  const entry: Fee = { fee: toWire('USD', price), note: 'Synapse Facilitator Fee', to: { id: HOUSE_NODE } }
  const kept = trans.fees.filter(({ to }) => to.id !== 'None')
  return { fees: [...kept, entry], '_s.feeCents': [...trans._s.feeCents, { to: 'None', cents: price }] }
}
