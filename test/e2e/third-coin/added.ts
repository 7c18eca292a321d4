import { COIN_LIST, type CoinLine } from '#bank/ground/coin-list.ts'

/**
 * Adds the one line that another coin is. To be imported before everything else: whatever is derived from the list is
 * derived when it is first imported.
 */
const list: readonly CoinLine[] = COIN_LIST
Array.prototype.push.call(list, { symbol: 'SOL', scale: 9, atBank: 'SOL', name: 'Solana', alsoSaid: ['solana'] })
