import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { suggestWords } from '#conversation/suggest/words.ts'
import { createModel } from '#conversation/understand/model/classifier.ts'
import { wordsOf } from '#conversation/understand/model/features.ts'
import { exp } from '#scripts/understanding/exp.ts'
import { type Example, fit, OPTIONS } from '#scripts/understanding/fit.ts'
import { quantized } from '#scripts/understanding/quantize.ts'
import { root } from '#scripts/lib/paths.ts'
import { BANKING77, CLINC } from '#scripts/understanding/labels.ts'
import { NLUPP } from '#scripts/understanding/labels-nlupp.ts'
import english from '../../../src/conversation/understand/model/weights.en.json' with { type: 'json' }
import spanish from '../../../src/conversation/understand/model/weights.es.json' with { type: 'json' }
import { expanded } from '#scripts/understanding/templates/expand.ts'

const SMALL: readonly Example[] = expanded({
  tea: ['{i want|give me|may i have} {tea|a tea|a cup of tea}{| please}', '{is|are} there {tea|any tea} left'],
  bus: ['{when|where} does the {bus|next bus} {leave|stop}', '{i missed|i lost} the bus{| again}'],
  none: ['{who|what} {is|was} {that|this}', '{it rains|it snows}{| today}'],
})
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const OF_SMALL = { ...OPTIONS, features: 300 }
const trained = (): string => JSON.stringify(quantized(fit(SMALL, OF_SMALL), { sure: 0.5, likely: 0.1 }))

describe('fitting', () => {
  it('gives the same bytes each time, on every machine', () => {
    expect(trained()).toBe(trained())
    expect(sha256(trained())).toMatchInlineSnapshot(
      `"b95d38beb5fdcc01d6bca26dfac8130603a72a78b94a8ca5339c5a4d61a46af9"`,
    )
  })

  it('learns what it was shown', () => {
    const { classify } = createModel(quantized(fit(SMALL, OF_SMALL), { sure: 0.5, likely: 0.1 }))
    expect(classify('could i have some tea')[0]?.name).toBe('tea')
    expect(classify('the bus has left')[0]?.name).toBe('bus')
    expect(classify('could i have some tea').reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1)
  })

  it.each([-700, -30.5, -1, -1e-9, 0, 0.3, 1, 12.75, 300])('takes e to the power %d like everybody', (x) => {
    expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 12)
  })
})

describe('the weights in the repository', () => {
  it.each(['en', 'es'])('are those that the script has written: %s', (locale) => {
    const folder = join(root, 'src/conversation/understand/model')
    const [digest] = readFileSync(join(folder, `weights.${locale}.sha256`), 'utf8').split(' ')
    expect(sha256(readFileSync(join(folder, `weights.${locale}.json`), 'utf8'))).toBe(digest)
  })
})

describe('goals', () => {
  const { offers } = suggestWords({ locale: 'en' })
  const routed = ['none', 'thanks', 'cancel', 'menu', 'help', 'back', 'why', 'decision', 'answer.balance', 'language']
  const isKnown = (name: string): boolean => offers.has(name) || routed.includes(name) || name.startsWith('none.')

  it('that are guessed have words to be offered with', () => {
    expect([...english.classes, ...spanish.classes].filter((name) => !isKnown(name))).toEqual([])
  })

  it('that a label stands for are goals', () => {
    const rows = [...Object.values(CLINC), ...Object.values(BANKING77), ...NLUPP]
    expect(rows.flatMap(({ goals }) => goals).filter((name) => !isKnown(name))).toEqual([])
    expect(rows.length).toBeGreaterThan(250)
  })
})

describe('words', () => {
  it.each([
    ['Send $20 to @alex_9!', ['send', '$', '0', 'to', '@']],
    ['Don’t you know?', ["don't", 'you', 'know', '?']],
    ['１２ dollars', ['0', 'dollars']],
    ['¿Cuánto cuesta?', ['cuánto', 'cuesta', '?']],
    ['', []],
  ])('%s', (text, words) => expect(wordsOf(text)).toEqual(words))
})
