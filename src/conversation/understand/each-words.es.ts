import type { EachWords } from './each.ts'

const VERB =
  '(?:env[i\u00ED]a(?:r|les|le)?|env[i\u00ED]o|manda(?:r|les|le)?|paga(?:r|les|le)?|transf(?:iere|erir|i[e\u00E9]reles)|da(?:r|les|le)|p[a\u00E1]sa(?:r|les|le)?|deposita(?:les)?)'
const EACH = '(?:(?:a |para )?cada un[oa](?: de ellos)?|a c/u|c/u|por (?:cabeza|persona)|a cada cual)'
/** No figure stands in a list of names. */
const NAMES = '(?<names>[^\\d$]+?)'
const AMOUNT = '(?<amount>.{1,40}?)'
const REST = '(?<rest>,? (?:por|para|porque|desde|el|cada|ma\u00F1ana) .+)?'
const shape = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'diu')

export const eachWords: EachWords = {
  shapes: [
    shape(`(?:${VERB} )?${AMOUNT},? ${EACH},? (?:a |pa(?:ra)? )${NAMES}${REST}`),
    shape(`(?:${VERB} )?${AMOUNT} a ${NAMES},? ${EACH}${REST}`),
    shape(`(?:${VERB} )?${AMOUNT},? ${EACH},? ${NAMES}${REST}`),
    shape(`${VERB} a ${NAMES} (?<amount>[\\d$].{0,30}?),? ${EACH}${REST}`),
    shape(`${VERB} a (?<names>[^\\d$]+) (?<amount>\\p{L}+ d[o\u00F3]lares),? ${EACH}${REST}`),
  ],
  joint: /\s*(?:,\s*(?:[ye]\s+)?|&|\+|;)\s*(?:al? )?|\s+[ye]\s+(?:al? )?/iu,
  one: (amount, name, rest) => `env\u00EDa ${amount} a ${name}${rest}`,
}
