import { named } from '#conversation/understand/goal.ts'
import { coinSlot } from '#conversation/understand/grammar.en.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'

/** How a language says that a purchase or sale is to wait for a price. */
export type Waits = {
  /** A head that is a trade, and a condition with `how`, `price` and perhaps `coin`. */
  readonly shapes: readonly RegExp[]
  readonly isUp: RegExp
  readonly isDown: RegExp
  /** The head, made whole with the coin that only the condition names. */
  readonly ofCoin: (head: string, coin: string) => string
}

/** The trade that the head says, with the price that it waits for; undefined where the head says more than a trade. */
export const waitingTrade =
  (trade: Phrase, { shapes, isUp, isDown, ofCoin }: Waits): Phrase =>
  (said, context) => {
    for (const shape of shapes) {
      const { head, coin, how = '', price } = shape.exec(said)?.groups ?? {}
      if (head === undefined || price === undefined) continue
      const found = trade(head, context) ?? (coin === undefined ? undefined : trade(ofCoin(head, coin), context))
      const { name, slots } = found ?? {}
      if (slots === undefined || 'unused' in slots || (name !== 'buy' && name !== 'sell')) continue
      // Another coin's price: not guessed.
      if (coin !== undefined && coinSlot(coin)['coin'] !== slots['coin']) return undefined
      const [up, down] = [isUp.test(how), isDown.test(how)]
      const direction = up === down ? undefined : up ? 'above' : 'below'
      return {
        name: 'order',
        slots: { ...slots, side: name, ...named({ direction, price: price.replaceAll(' ', '') }) },
      }
    }
    return undefined
  }
