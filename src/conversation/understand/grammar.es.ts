import { groupsIn } from '#conversation/reading/fold.ts'
import { COIN_NAMES, coinSlot, type Groups } from './grammar.en.ts'
import type { GoalName, Slots } from './goal.ts'
import type { Phrase } from './phrase.ts'

/** What the phrases of all capabilities are made of, in Spanish. Patterns are written without accents. */

export const COIN = `(?:el |la )?(?<coin>${COIN_NAMES})`

export const PRICE = '(?<price>\\$? ?\\d[\\d.,]*\\s?(?:k|mil|millones)?)(?: (?:dolares|usd))?'

export const phrase = (
  name: GoalName,
  pattern: string,
  slots: (groups: Groups) => Slots | undefined = ({ coin }) => coinSlot(coin),
): Phrase => {
  const shape = new RegExp(`^(?:${pattern})$`, 'diu')
  return (said) => {
    const groups = groupsIn(said, shape)
    const found = groups && slots(groups)
    return found ? { name, slots: found } : undefined
  }
}

export const SHOW =
  '(?:(?:muestra(?:me)?|mostrar(?:me)?|ver|ensename|dame|dime|pasame|a ver|dejame ver|quiero (?:ver|saber|checar|revisar)|puedo ver|(?:me )?(?:das|dices|pasas|muestras)|lista|listar|consulta(?:r)?|revisa(?:r)?|checa(?:r)?|chequea(?:r)?|abre|abrir)(?: mis?| el| la| los| las)?(?: todos| todas)? )?(?:mis? |el |la |los |las )?'

/** Words that make money of a figure. Without accents. */
export const MONEY =
  /[$\u00A3\u20AC]|(?<![\p{L}])(?:dolar(?:es)?|pesos?|centavos?|usd|euros?|libras?|eur|gbp|dinero|plata|lana|efectivo|fondos|renta|alquiler|cuentas?|facturas?|salario|sueldo|pagos?|transferencias?)(?![\p{L}])/iu
