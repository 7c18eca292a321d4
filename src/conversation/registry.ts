import { account } from './account/index.ts'
import { alert } from './alert/index.ts'
import { answer } from './answer/index.ts'
import { cases, people } from './case/index.ts'
import { crypto } from './crypto/index.ts'
import { customer, customerLimits } from './customer/index.ts'
import type { AnyDialog, Capability, MenuEntry } from './flow/capability.ts'
import type { StatelessButton } from './flow/stateless-button.ts'
import { privacy } from './privacy/index.ts'
import { payment, paymentStatus } from './payment/index.ts'
import { request } from './request/index.ts'
import { schedule } from './schedule/index.ts'
import { suggest as suggestions } from './suggest/index.ts'
import { suggestWords } from './suggest/words.ts'
import { declared as declaredBasics } from './understand/basic-commands.ts'
import { commands as basicCommands } from './understand/basic-commands.en.ts'
import { commands as basicCommandsInSpanish } from './understand/basic-commands.es.ts'
import { phrases as basicPhrases } from './understand/basic-phrases.en.ts'
import { phrases as basicPhrasesInSpanish } from './understand/basic-phrases.es.ts'
import type { Command, PublishedCommand } from './understand/commands.ts'
import { namedCommands } from './understand/declare-commands.ts'
import { type Goal, type GoalName, goal } from './understand/goal.ts'
import { modelOf } from './understand/model/models.ts'
import type { Phrase } from './understand/phrase.ts'
import { type Language, recognizeIn } from './understand/recognize.ts'
import { warmUp } from './understand/warm-up.ts'
import { type Suggestion, suggestionIn } from './understand/suggestion.ts'
import { byLocale, type Locale, type Localized, LOCALES } from './words/locale.ts'
import { labelWords } from './words/words.ts'

/**
 * Every capability of the conversation, one line each. In this order their phrases are tried: what is said of a payment
 * under way or of a schedule names what a plain payment names, too. Questions come last: a wish is not taken for one.
 */
const CAPABILITIES: readonly Capability[] = [
  people,
  paymentStatus,
  customerLimits,
  schedule,
  payment,
  request,
  cases,
  alert,
  crypto,
  privacy,
  account,
  customer,
  answer,
  suggestions,
]

const DIALOGS = CAPABILITIES.flatMap(({ dialogs }) => dialogs)
const BY_NAME: ReadonlyMap<string, AnyDialog> = new Map(DIALOGS.map(({ dialog }) => [dialog.name, dialog]))
const BY_GOAL: ReadonlyMap<GoalName, AnyDialog> = new Map(
  DIALOGS.flatMap(({ dialog, goals }) => goals.map((name) => [name, dialog] as const)),
)

/** A dialog by its name, as a session keeps it. */
export const dialogNamed = (name: string): AnyDialog | undefined => BY_NAME.get(name)

/** The goals that a dialog answers. */
export const GOALS: readonly GoalName[] = [...BY_GOAL.keys()]

/** Where nobody is there to talk to, a problem can be reported. */
const INSTEAD: Readonly<Record<GoalName, GoalName>> = { 'people.human': 'report' }

/** The dialog that a goal opens. A button may name any goal, and one that there never was opens none. */
export const dialogFor = (name: GoalName): AnyDialog | undefined =>
  BY_GOAL.get(name) ?? BY_GOAL.get(INSTEAD[name] ?? '')

const ASIDES: ReadonlySet<GoalName> = new Set(['help', ...CAPABILITIES.flatMap(({ asides = [] }) => asides)])

/** A question that is answered beside what is under way, which stays as it is. */
export const isAside = (name: GoalName): boolean => ASIDES.has(name)

const BESIDES: ReadonlyMap<GoalName, GoalName> = new Map(
  CAPABILITIES.flatMap(({ besides = {} }) => Object.entries(besides)),
)

/** What answers this beside something that waits; undefined where it is no question. What names anything is a wish. */
export const asideOf = (wanted: Goal): Goal | undefined => {
  if (isAside(wanted.name)) return wanted
  const name = BESIDES.get(wanted.name)
  const isBare = Object.entries(wanted.slots).every(([slot, value]) => slot === 'act' && value === 'look')
  return name !== undefined && isBare ? goal(name) : undefined
}

/** The menu of who is signed in, in its order. */
export const MENU: readonly MenuEntry[] = [
  ...CAPABILITIES.flatMap(({ menu = [] }) => menu),
  { place: 110, label: (to: Localized) => labelWords(to).help, opens: goal('help') },
].toSorted((a, b) => a.place - b.place)

/** Buttons whose ids say it all, of every capability. */
export const STATELESS_BUTTONS: readonly StatelessButton[] = CAPABILITIES.flatMap(({ buttons = [] }) => buttons)

const basics = {
  commands: namedCommands(declaredBasics, { en: basicCommands, es: basicCommandsInSpanish }),
  phrases: byLocale({ en: basicPhrases, es: basicPhrasesInSpanish }),
}

const commandsIn = (to: Localized): readonly Command[] => [
  ...basics.commands(to),
  ...CAPABILITIES.flatMap(({ commands }) => commands(to)),
]

const phrasesIn = (to: Localized): readonly Phrase[] => [
  ...basics.phrases(to),
  ...CAPABILITIES.flatMap(({ phrases }) => phrases(to)),
]

const byName = (commands: readonly Command[]): readonly (readonly [string, Command])[] =>
  commands.flatMap((command) => [command.name, ...(command.aliases ?? [])].map((name) => [name, command] as const))

/** How much of a line was understood. */
const readIn = (found: Goal | undefined): number =>
  found === undefined || found.slots['unused'] !== undefined ? -1 : Object.keys(found.slots).length

/**
 * A command of another language, which goes on being one: Discord sends each under the name that it was published by. What
 * stands behind it is read in its own language, or in that of the customer where more of it is understood so.
 */
const inOtherLanguage = (command: Command, from: Localized, own: readonly Command[]): Command => {
  const place = command.published?.place
  const same = place === undefined ? undefined : own.find(({ published }) => published?.place === place)
  return {
    ...command,
    read(rest, phrases) {
      const [theirs, ours] = [command.read(rest, phrasesIn(from)), same?.read(rest, phrases)]
      return readIn(ours) > readIn(theirs) ? ours : theirs
    },
  }
}

const languageOf = (to: Localized): Language => {
  const own = commandsIn(to)
  const others = LOCALES.filter((locale) => locale !== to.locale).flatMap((locale) =>
    byName(commandsIn({ locale })).map(([name, command]) => [name, inOtherLanguage(command, { locale }, own)] as const),
  )
  return { ...to, commands: new Map([...others, ...byName(own)]), phrases: phrasesIn(to), model: modelOf(to) }
}
const LANGUAGES = byLocale<Language>({ en: languageOf({ locale: 'en' }), es: languageOf({ locale: 'es' }) })

/** What a person wants, from a command or plain words in their language. Not sure is undefined: nothing is guessed. */
export const recognize = (text: string, to: Localized): Goal | undefined => recognizeIn(LANGUAGES(to), text)

/** Before a process takes its first turn. */
export const warmUpLanguages = (): void => {
  for (const locale of LOCALES) {
    warmUp(LANGUAGES({ locale }))
    suggest('nothing of the kind whatever', { locale })
  }
}

/** A command as it is listed in each other language, found by its place. */
export const commandsElsewhere = (to: Localized): ReadonlyMap<Locale, ReadonlyMap<number, PublishedCommand>> =>
  new Map(
    LOCALES.filter((locale) => locale !== to.locale).map((locale) => [
      locale,
      new Map(publishedCommands({ locale }).map((command) => [command.place, command])),
    ]),
  )

/** Goals that routing answers itself. */
const ROUTED: ReadonlySet<GoalName> = new Set(['menu', 'help', 'cancel', 'thanks'])

/**
 * What words are probably about that no pattern fits, by the model of their language; undefined where it can't tell, and
 * where there is none. Only what is answered here and has words of its own is suggested.
 */
export const suggest = (text: string, to: Localized): Suggestion | undefined => {
  const { model } = LANGUAGES(to)
  const { offers } = suggestWords(to)
  const isOffered = (name: GoalName): boolean => ROUTED.has(name) || (BY_GOAL.has(name) && offers.has(name))
  return model && suggestionIn(model, text, isOffered)
}

/** Commands as Telegram's menu and Discord's slash commands list them. */
export const publishedCommands = (to: Localized): readonly PublishedCommand[] =>
  commandsIn(to)
    .flatMap(({ name, published }) => (published === undefined ? [] : [{ name, ...published }]))
    .toSorted((a, b) => a.place - b.place)
