import type { ValidatorName } from '#conversation/form/validators.ts'
import { type Groups, phrase } from '#conversation/understand/grammar.en.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import type { Slots } from '#conversation/understand/goal.ts'

/** What may be asked about, and the rule of the field that asks for it. */
const TOPICS: readonly (readonly [ValidatorName, string])[] = [
  ['ssn', 'ssn|social(?: security)?(?: number| no)?'],
  ['pin', 'pin(?: code)?'],
  ['phone', '(?:phone|mobile)(?: number)?'],
  ['email', 'e-?mail(?: address)?'],
  ['birth-date', 'birth ?(?:day|date)|date of birth|age'],
  ['legal-name', '(?:legal |real |full |last )?name'],
  ['handle', 'handle'],
  ['street', '(?:home |street )?address'],
  ['password', 'password|(?:bank )?login'],
  ['account-number', '(?:bank )?account(?: number)?|routing number'],
]
const groupOf = (rule: ValidatorName): string => rule.replace('-', '_')
const NAMED = TOPICS.map(([rule, words]) => `(?<${groupOf(rule)}>${words})`).join('|')
const TOPIC = `(?:(?:my|the|an?|your) )?(?:${NAMED})`
const IT = '(?:this|that|it|these|those|all (?:of )?(?:this|that)|so much|(?:this|that|these|those) \\w+)'
const REST = '(?: (?:for|from me|here|now|at all|of me|to you))*'

const topicOf = (groups: Groups): Slots => {
  const [rule] = TOPICS.find(([each]) => groups[groupOf(each)] !== undefined) ?? []
  return rule === undefined ? {} : { topic: rule }
}

const asked = (pattern: string): Phrase => phrase('why', pattern, topicOf)

/** Questions about what is being asked for. */
export const whyPhrases: readonly Phrase[] = [
  asked('why|why not|what for'),
  asked(
    "what(?:'s|s| is) (?:that|this|it)|what (?:do you|does (?:that|this|it)) mean(?: by (?:that|this|it))?|i (?:do not|don'?t) (?:understand|get it)(?: (?:that|this|it|the question))?",
  ),
  asked(
    'why (?:do|must|should|would) (?:i|we) (?:(?:have|need|got) to )?(?:press )?(?:confirm|agree)(?: (?:it|this|that|again|first))*',
  ),
  asked(
    `why (?:do|does|must|should|would|are|is|have) (?:you|i|we|the bank|parley|it|they)(?: (?:really|even|have to|need to|want to|got to))*(?: (?:need|want|ask(?:ing)?(?: for)?|give|share|tell you|enter|type|know|require|see|have))?(?: to (?:know|have|see))?(?: you)? (?:${TOPIC}|${IT})${REST}`,
  ),
  asked(`what(?:'s| is| are|s)? (?:${TOPIC}|${IT})(?: (?:used|needed|good))? for`),
  asked(`what (?:do|would|are) you (?:need|do|want|use|doing|going to do)(?: with)? (?:${TOPIC}|${IT})(?: for| with)?`),
  asked(`what(?:'s| is|s) (?:a )(?<handle>handle)`),
  asked(`is it (?:safe|ok|okay|secure|all right) to (?:give|type|enter|share|tell)(?: you)? (?:${TOPIC}|${IT})${REST}`),
  asked(`do i (?:really )?(?:have|need) to(?: (?:give|type|enter|share|tell))?(?: you)? (?:${TOPIC}|${IT})${REST}`),
  asked(`who (?:sees|can see|gets) (?:${TOPIC}|${IT})`),
]
