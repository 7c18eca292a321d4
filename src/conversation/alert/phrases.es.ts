import { fold } from '#conversation/reading/fold.ts'
import { coinSlot, type Groups } from '#conversation/understand/grammar.en.ts'
import { COIN, phrase, PRICE, SHOW } from '#conversation/understand/grammar.es.ts'
import { named, type Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'

/** What the price does says more than the word behind it. */
const UP = /\b(?:sub[ae]|subir|super[ae]|pas[ae]|exced[ae]|rebas[ae]|aument[ae]|romp[ae])\b/i
const DOWN = /\b(?:baj[ae]|bajar|caiga|cae|desciend[ae]|disminuy[ae]|pierd[ae]|desplom[ae]|derrumb[ae]|hund[ae])\b/i
const ABOVE = /\b(?:encima|arriba|mas|mayor|sobre)\b/i
const BELOW = /\b(?:debajo|abajo|menos|menor|bajo)\b/i

/** Undefined where it says neither, or both. */
const directionOf = (typed: string): 'above' | 'below' | undefined => {
  const how = fold(typed)
  const [up, down] = [UP.test(how) || ABOVE.test(how), DOWN.test(how) || BELOW.test(how)]
  return up === down ? undefined : up ? 'above' : 'below'
}

const crossing = ({ coin, how, price }: Groups): Slots => ({
  ...coinSlot(coin),
  ...named({ direction: directionOf(how ?? ''), price: price?.trim() }),
})

const HOW =
  '(?<how>(?:(?:este|esta|sea|suba|sube|baje|baja|caiga|cae|llegue|llega|alcance|alcanza|toque|toca|pase|pasa|supere|supera|exceda|rebase|cruce|vaya|descienda|aumente|rompa|se (?:desplome|derrumbe|hunda))(?: |$))?(?:(?:por )?(?:encima|debajo|arriba|abajo|sobre|bajo) ?(?:de )?|(?:a )?(?:mas|menos) (?:de|que) |(?:mayor|menor) (?:a|que|de) |(?:hasta|a|de|los|en) )*(?:los )?)'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'alert',
    `(?:avis(?:a|ame|ar|arme)|alert(?:a|ame)|notific(?:a|ame)|dime|di(?:ganme)?|mandame un mensaje|hazme saber)(?: me)? (?:cuando|si|en cuanto|apenas) (?:el precio (?:de(?:l)? )?)?${COIN} ${HOW}${PRICE}`,
    crossing,
  ),
  phrase(
    'alert',
    `(?:(?:crea(?:r)?|pon(?:er|me)?|agrega(?:r)?|haz|nueva) )*(?:una )?(?:nueva )?alerta(?: de precio)?(?: (?:para|de|del|cuando|si))? ${COIN} ${HOW}${PRICE}`,
    crossing,
  ),
  phrase(
    'alert',
    `(?:crea(?:r)?|pon(?:er|me)?|agrega(?:r)?|haz|nueva)(?: una)?(?: nueva)? ?alerta(?: de precio)?(?: (?:para|de) ${COIN})?`,
  ),
  phrase(
    'alerts',
    `${SHOW}alertas?(?: de precio)?|(?:borra(?:r)?|elimina(?:r)?|quita(?:r)?)(?: una| mi| la)? alertas?(?: de precio)?`,
  ),
]
