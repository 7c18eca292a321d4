/**
 * How much of what people say is understood: `npm run understanding -- [folder]`. It reads labelled sentences of public sets
 * (README.md says where they come from), asks the product what it makes of each while nothing is open, and compares that with
 * the table in labels.ts. `--goals` adds one line for each goal, `--wrong` prints sentences that were taken for something else.
 */
import { parseArgs } from 'node:util'
import { recognize, suggest } from '#conversation/registry.ts'
import { LOCALES, type Localized } from '#conversation/words/locale.ts'
import { folderOf, ownSentences, publicSentences, wholeSentences } from './corpus.ts'
import { DRAWN_OUT } from './drawn-out.ts'
import { judged, type Verdict } from './judge.ts'
import { KIN } from './labels.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { hasSets, type Labelled, SETS } from './sets.ts'
import type { Sentence } from './templates/expand.ts'

const ENGLISH = { locale: 'en' } as const
const SPANISH = { locale: 'es' } as const

type Judged = { readonly labelled: Labelled; readonly outcome: Outcome; readonly verdict: Verdict }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { goals: { type: 'boolean', default: false }, wrong: { type: 'boolean', default: false } },
})
const folder = folderOf(positionals[0])

/** For each of them, of this process alone: whatever else runs on the machine does not count. */
const microsecondsOf = <T>(texts: readonly T[], read: (text: T) => unknown): number => {
  const before = process.cpuUsage()
  for (const text of texts) read(text)
  return process.cpuUsage(before).user / texts.length
}

const percent = (part: number, all: number): string => (all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`)

const held = (set: string, sentences: readonly Sentence[]): readonly Labelled[] =>
  sentences
    .filter(({ isValidation }) => isValidation)
    .map(({ text, label }) => ({
      set,
      text,
      label,
      row: {
        goals: label.startsWith('none.') ? ['none'] : [label, ...KIN.filter((kin) => kin.includes(label)).flat()],
      },
      slots: {},
    }))

/** What is asked in each language; public sets there are in English alone. */
const asked = (): readonly (readonly [Localized, readonly Labelled[]])[] => [
  [ENGLISH, [...publicSentences(folder, 'validation'), ...held('our phrases', ownSentences('en'))]],
  [
    SPANISH,
    [...held('our phrases in Spanish', ownSentences('es')), ...held('whole sentences in Spanish', wholeSentences())],
  ],
]

const isOutside = ({ labelled: { row } }: Judged): boolean => row?.goals[0] === 'none'

const lineOf = (name: string, all: readonly Judged[]): string => {
  const inside = all.filter((each) => each.labelled.row !== undefined && !isOutside(each))
  const outside = all.filter(isOutside)
  const count = (of: readonly Judged[], result: Verdict['result']): string =>
    percent(of.filter(({ verdict }) => verdict.result === result).length, of.length)
  const unasked = all.filter(({ verdict }) => verdict.isMoneyUnasked).length
  const misread = all.filter(({ verdict }) => verdict.isMisread).length
  const cells = [
    inside.length,
    ...(['right', 'wrong', 'asked', 'missed'] as const).map((result) => count(inside, result)),
    outside.length,
    count(outside, 'wrong'),
    unasked,
    misread,
  ]
  return `| ${name} | ${cells.join(' | ')} |`
}

const HEADER = `| | sentences | right | wrong | asked | not understood | out of scope | answered all the same | money begun unasked | amount or payee misread |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |`

const grouped = (
  all: readonly Judged[],
  key: (each: Judged) => string,
): readonly (readonly [string, readonly Judged[]])[] => [...Map.groupBy(all, key)]

if (!hasSets(folder)) {
  console.log(`There are no labelled sentences in ${folder}: name their folder, or set UNDERSTANDING_SETS.`)
  process.exit(0)
}
const cases = asked().flatMap(([to, sentences]) => sentences.map((labelled) => ({ to, labelled })))
for (const { to, labelled } of cases.filter((_, at) => at % 16 === 0)) outcomeOf(labelled.text, to)
const outcomes: Outcome[] = []
const microseconds = microsecondsOf(cases, ({ to, labelled }) => outcomes.push(outcomeOf(labelled.text, to)))
const all = cases.map(({ labelled }, at): Judged => {
  const outcome = outcomes[at] ?? { kind: 'none' }
  return { labelled, outcome, verdict: judged(outcome, labelled) }
})

console.log(HEADER)
for (const [set, some] of grouped(all, ({ labelled }) => labelled.set)) console.log(lineOf(set, some))
console.log(
  lineOf(
    'public sets together',
    all.filter(({ labelled }) => SETS.some((set) => set === labelled.set)),
  ),
)
console.log(`\n${cases.length} sentences, ${microseconds.toFixed(0)} µs each.`)
for (const locale of LOCALES) {
  const each = (read: (text: string) => unknown): string => {
    // The first time also makes the patterns.
    for (const text of DRAWN_OUT[locale]) read(text)
    return microsecondsOf(DRAWN_OUT[locale], read).toFixed(0)
  }
  console.log(
    `Drawn out to 300 characters (${locale}): ${each((text) => recognize(text, { locale }))} µs each, to suggest something ${each((text) => suggest(text, { locale }))} µs.`,
  )
}
if (values.goals) {
  console.log(`\n${HEADER}`)
  for (const [goal, some] of grouped(all, ({ labelled }) => labelled.row?.goals[0] ?? 'about something said before'))
    console.log(lineOf(goal, some))
}
if (values.wrong)
  for (const { labelled, outcome, verdict } of all)
    if (verdict.result === 'wrong' || verdict.isMoneyUnasked || verdict.isMisread)
      console.log(
        [
          labelled.set,
          labelled.label,
          labelled.text,
          outcome.kind === 'goal' ? outcome.name : '',
          JSON.stringify('slots' in outcome ? outcome.slots : {}),
        ].join(' | '),
      )
