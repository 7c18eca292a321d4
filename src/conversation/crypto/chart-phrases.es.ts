import type { PriceSpan } from '#bank/price/look.ts'
import { coinSlot, type Groups } from '#conversation/understand/grammar.en.ts'
import { COIN, phrase, SHOW } from '#conversation/understand/grammar.es.ts'
import { named, type Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { fold } from '#conversation/reading/fold.ts'

const SPANS: readonly (readonly [PriceSpan, RegExp])[] = [
  ['hour', /^(?:hora|60 ?(?:minutos|min)|1 ?h)$/i],
  ['day', /^(?:dia|hoy|24 ?(?:horas|h)|1 ?d)$/i],
  ['week', /^(?:semana|7 ?(?:dias|d)|1 ?s)$/i],
  ['month', /^(?:mes|30 ?(?:dias|d)|4 ?semanas|1 ?m)$/i],
]
const SPAN =
  '(?:(?:de|en|por|del|durante) )?(?:el |la |los |las )?(?:est[ea] |ultim[oa]s? |un |una )?(?<span>hora|60 ?(?:minutos|min)|1 ?h|dia|hoy|24 ?(?:horas|h)|1 ?d|semana|7 ?(?:dias|d)|1 ?s|mes|30 ?(?:dias|d)|4 ?semanas|1 ?m)(?: pasad[oa])?'

const slots = ({ coin, span }: Groups): Slots => ({
  ...coinSlot(coin),
  ...named({ span: SPANS.find(([, words]) => words.test(fold(span ?? '')))?.[0] }),
})

const CHART = '(?:un |una )?(?:graficos?|graficas?|velas)(?: de precios?)?'

export const chartPhrases: readonly Phrase[] = [
  phrase('chart', `(?:dibuja(?:me)? )?${SHOW}${CHART}(?: (?:de|del|para))?(?: ${COIN})?(?: ${SPAN})?`, slots),
  phrase('chart', `${SHOW}${COIN} ${SPAN}`, slots),
  phrase('chart', `(?:muestra|dibuja|ensena)(?:me)? (?:el |la )?${COIN}`, slots),
  phrase('chart', `como (?:le (?:fue|ha ido|va) a|estuvo|anduvo|se ha movido) ${COIN} ${SPAN}`, slots),
]
