import { recognize, suggest } from '#conversation/registry.ts'
import { suggestWords } from '#conversation/suggest/words.ts'
import { isDecision, isThanks } from '#conversation/understand/replies.ts'
import type { Slots } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'

/** What the product makes of a sentence while nothing is open, as its own turn does. */
export type Outcome =
  /** `begun`: its dialog opens at once; otherwise behind a button. */
  | { readonly kind: 'goal'; readonly name: string; readonly begun: boolean; readonly slots: Slots }
  /** Which of these is meant. */
  | { readonly kind: 'asked'; readonly names: readonly string[] }
  | { readonly kind: 'none' }

export const outcomeOf = (text: string, to: Localized): Outcome => {
  const begun = (name: string, slots: Slots = {}): Outcome => ({ kind: 'goal', name, begun: true, slots })
  const said = text.trim()
  if (isThanks(said, to)) return begun('thanks')
  const goal = recognize(said, to)
  if (goal !== undefined) return begun(goal.name, goal.slots)
  if (isDecision(said, to)) return begun('decision')
  const found = suggest(said, to)
  if (found === undefined) return { kind: 'none' }
  if (!found.isSure) return { kind: 'asked', names: found.goals }
  const [name] = found.goals
  return { kind: 'goal', name, begun: suggestWords(to).offers.get(name)?.question === undefined, slots: {} }
}
