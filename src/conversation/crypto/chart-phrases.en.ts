import type { PriceSpan } from '#bank/price/look.ts'
import { COIN, coinSlot, type Groups, phrase } from '#conversation/understand/grammar.en.ts'
import { named, type Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'

const SPANS: readonly (readonly [PriceSpan, RegExp])[] = [
  ['hour', /^(?:hour|hourly|60 ?(?:minutes|min|m)|1 ?h)$/i],
  ['day', /^(?:day|daily|today|24 ?(?:hours|hrs|h)|1 ?d)$/i],
  ['week', /^(?:week|weekly|7 ?(?:days|d)|1 ?w)$/i],
  ['month', /^(?:month|monthly|30 ?(?:days|d)|4 ?(?:weeks|w)|1 ?m)$/i],
]
const WORD =
  '(?<span>hour|hourly|60 ?(?:minutes|min|m)|1 ?h|daily|day|today|24 ?(?:hours|hrs|h)|1 ?d|weekly|week|7 ?(?:days|d)|1 ?w|monthly|month|30 ?(?:days|d)|4 ?(?:weeks|w)|1 ?m)'
const SPAN = `(?:(?:for|over|in|of|during) )?(?:the )?(?:this |last |past |one |a |an )?${WORD}`

const slots = ({ coin, span }: Groups): Slots => ({
  ...coinSlot(coin),
  ...named({ span: SPANS.find(([, words]) => words.test(span ?? ''))?.[0] }),
})

const DRAW = '(?:(?:can you )?(?:show|draw|give|send|get|see|open|plot)(?: me)? )?(?:a |an |the |my )?'
const CHART = '(?:price )?(?:charts?|graphs?|plot|candles)'

export const chartPhrases: readonly Phrase[] = [
  phrase('chart', `${DRAW}${CHART}(?: (?:of|for))?(?: the)?(?: ${COIN}(?:'s|s)?)?(?: price)?(?: ${SPAN})?`, slots),
  phrase('chart', `${DRAW}(?:${WORD} )?${COIN} ${CHART}`, slots),
  phrase('chart', `${DRAW}${COIN}(?:'s)? ${CHART} ${SPAN}`, slots),
  phrase('chart', `${DRAW}${COIN}(?: price)? ${SPAN}`, slots),
  phrase('chart', `(?:show|draw|plot)(?: me)? ${COIN}`, slots),
  phrase(
    'chart',
    `how (?:did|has|is|was) (?:the )?(?:price of )?${COIN}(?: (?:do|done|been|doing|go|gone|move|moved|moving))? ${SPAN}`,
    slots,
  ),
]
