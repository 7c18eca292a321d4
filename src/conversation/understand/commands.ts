import { type Goal, type GoalName, goal } from './goal.ts'
import { firstOf, type Phrase } from './phrase.ts'

/** What can be typed after a slash, and how what stands behind it is understood. */
export type Command = {
  readonly name: string
  readonly aliases?: readonly string[]
  /** What is wanted with this rest of the line. What isn't understood in it is asked for. */
  read(rest: string, phrases: readonly Phrase[]): Goal | undefined
  /** Absent: understood, but in no platform's list. */
  readonly published?: Published
}

/** As a command stands in Telegram's menu and among Discord's slash commands. */
export type Published = {
  /** Its place in the list, from the top. */
  readonly place: number
  /** At most 100 characters. */
  readonly description: string
  readonly options: readonly CommandOption[]
  /** The same as a person would type it: `{ amount: '20', to: 'alex' }` -> `/send 20 to alex`. */
  text(values: Readonly<Record<string, string>>): string
}
export type CommandOption = {
  readonly name: string
  readonly description: string
  readonly required: boolean
  /** A file, where the platform lets a command have one; it reaches the turn beside the text. */
  readonly file?: true
}
/** A published command by its name, as channels get it. */
export type PublishedCommand = Published & { readonly name: string }

/** Typed as a command is, whether or not there is one by that name. */
export const isCommand = (text: string): boolean => /^\/\p{L}/u.test(text.trim().normalize('NFKC'))

export const option = (name: string, description: string): CommandOption => ({ name, description, required: false })

/** `/name` and the parts that were given; a part with an empty value is left out. */
export const typed = (
  name: string,
  ...parts: readonly (readonly [before: string, value: string | undefined])[]
): string => [`/${name}`, ...parts.flatMap(([before, value]) => (value ? [`${before}${value}`] : []))].join(' ')

/** Opens a goal, whatever stands behind it. */
export const opens =
  (name: GoalName, slots: Goal['slots'] = {}) =>
  (): Goal =>
    goal(name, slots)

/** The rest of the line is one slot. */
export const withSlot =
  (name: GoalName, slot: string) =>
  (rest: string): Goal =>
    goal(name, rest === '' ? {} : { [slot]: rest })

/** The rest of the line as if it had been said in words after `verb`. What can't be used of it is not dropped: it is told. */
export const asWords =
  (name: GoalName, verb: string) =>
  (rest: string, phrases: readonly Phrase[]): Goal => {
    if (rest === '') return firstOf(phrases, verb, name) ?? goal(name)
    return firstOf(phrases, `${verb} ${rest}`, name) ?? goal(name, { unused: rest })
  }

/** `amount:20 to:@alex`, as some write the parts of a command, brought to words. */
export const withOptionsAsWords = ({ name, published }: Command, rest: string): string => {
  const names = published?.options.map((each) => each.name) ?? []
  if (names.length === 0) return rest
  const labelled = new RegExp(`(?:^|\\s)(${names.join('|')})\\s*[:=]\\s*`, 'giu')
  const found = [...rest.matchAll(labelled)]
  if (found.length === 0 || rest.slice(0, found[0]?.index).trim() !== '') return rest
  const values = found.map((each, at): readonly [string, string] => [
    (each[1] ?? '').toLowerCase(),
    rest.slice(each.index + each[0].length, found[at + 1]?.index).trim(),
  ])
  return published?.text(Object.fromEntries(values)).slice(`/${name}`.length).trim() ?? rest
}
