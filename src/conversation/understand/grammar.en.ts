import { COIN_NAMES, coinOf } from '#bank/ground/coins.ts'
import type { GoalName, Slots } from './goal.ts'
import type { Phrase } from './phrase.ts'

/** What the phrases of all capabilities are made of, in English. */

export { COIN_NAMES }
export const COIN = `(?<coin>${COIN_NAMES})`

export const PRICE = '(?<price>\\$? ?\\d[\\d.,]*\\s?[km]?)'

export const coinSlot = (typed: string | undefined): Slots => {
  const coin = coinOf(typed)
  return coin === undefined ? {} : { coin }
}

export type Groups = Readonly<Partial<Record<string, string>>>

export const phrase = (
  name: GoalName,
  pattern: string,
  slots: (groups: Groups) => Slots | undefined = ({ coin }) => coinSlot(coin),
): Phrase => {
  const shape = new RegExp(`^(?:${pattern})$`, 'iu')
  return (said) => {
    const match = shape.exec(said)
    const found = match && slots(match.groups ?? {})
    return found ? { name, slots: found } : undefined
  }
}

export const SHOW =
  '(?:(?:show|see|view|list|check|get|open|give|tell|pull up|bring up|let me (?:see|check|know|get)|(?:can|could|may) i (?:see|check|get|view|have)|i (?:want|need|want to|need to) (?:see|check|know))(?: me)? )?(?:all )?(?:of )?(?:my |the )?'

/** Words that make money of a figure. */
export const MONEY =
  /[$\u00A3\u20AC]|\b(?:dollars?|bucks?|cents?|grand|usd|euros?|pounds?|eur|gbp|money|cash|funds|rent|bills?|salary|allowance|payments?|transfers?)\b/i
