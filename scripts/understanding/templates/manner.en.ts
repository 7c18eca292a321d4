import { seeded } from '../random.ts'
import { pick, type Sentence } from './expand.ts'
import { slipped } from './slips.ts'

/** What people say around what they want, on a phone. */
const BEFORE = [
  'hey',
  'hi',
  'hello',
  'hi there',
  'um',
  'so',
  'ok so',
  'ok',
  'please',
  'pls',
  'yo',
  'excuse me',
  'quick question',
  'i have a question',
  'omg',
  'sorry',
  'hey can you help me',
  'hi can u help me',
  'listen',
  'well',
  'yeah hi',
  'good morning',
  'hello good afternoon',
  'i was wondering',
  'i would like to know',
  'could you tell me',
  'can you please tell me',
  'i just want to know',
  'basically',
  'the thing is',
  'hi my name is john and',
  'so basically',
  'just wondering',
]
/** What is asked ends with its mark as often as not. */
const ASKED =
  /^(?:what|whats|where|when|which|who|why|how|is|are|am|do|does|did|can|could|may|will|would|should|has|have)\b/
const AFTER = [
  'please',
  'pls',
  'thanks',
  'thx',
  'asap',
  'now',
  'right now',
  'its urgent',
  'i dont get it',
  'can you tell me',
  'help',
  'for me',
  'today',
  'thank you so much',
  'ok',
]

const SEED = 13

/** One sentence in two once more, as it is typed in a hurry: with a few words around it, and with slips. */
export const hurried = (own: readonly Sentence[]): readonly Sentence[] => {
  const random = seeded(SEED)
  return own
    .filter(() => random() < 0.5)
    .map((each) => {
      const before = random() < 0.5 ? pick(BEFORE, random) : undefined
      const after = random() < 0.35 ? pick(AFTER, random) : undefined
      const said = [before, slipped(each.text, random, 0.5), after].filter((part) => part !== undefined).join(' ')
      const isMarked = ASKED.test(each.text) && after === undefined && random() < 0.6
      return { ...each, text: isMarked ? `${said}?` : said }
    })
}
