import { byLocale, type Locale, type Localized } from '#conversation/words/locale.ts'
import { type Command, type CommandOption, option, typed } from './commands.ts'

type Values = Readonly<Partial<Record<string, string>>>
type Says = Readonly<Record<string, string>>
type Part = readonly [before: string, value: string | undefined]

/** A command as it is in every language: what it does, and of which parts its line consists. */
export type Declared = {
  /** Its place in the lists of platforms; absent where it is understood and listed nowhere. */
  readonly place?: number
  /** By names of our own. */
  readonly options?: readonly string[]
  /** The option that is a file. */
  readonly file?: string
  /** The words of a language that it needs besides: the verb that its line follows, what stands between parts. */
  readonly says?: readonly string[]
  readonly read: (says: Says) => Command['read']
  /** What a person would type behind its name for these options. */
  readonly line?: (values: Values, says: Says) => readonly Part[]
}

/** What a language calls a command and its options. One that lacks any of it does not compile. */
type NamesOf<D extends Declared> = { readonly name: string; readonly aliases?: readonly string[] } & (D extends {
  readonly place: number
}
  ? { readonly description: string }
  : unknown) &
  (D extends { readonly options: readonly (infer Option extends string)[] }
    ? { readonly options: Readonly<Record<Option, readonly [name: string, description: string]>> }
    : unknown) &
  (D extends { readonly says: readonly (infer Word extends string)[] }
    ? { readonly says: Readonly<Record<Word, string>> }
    : unknown)

export type CommandNames<All extends Readonly<Record<string, Declared>>> = {
  readonly [Name in keyof All]: NamesOf<All[Name]>
}

/** As any language may name any command. */
type Names = {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly description?: string
  readonly options?: Readonly<Record<string, readonly [name: string, description: string]>>
  readonly says?: Says
}

const optionOf = (key: string, { options = {} }: Names, file: string | undefined): CommandOption => {
  const [name, description] = options[key] ?? [key, key]
  return { ...option(name, description), ...(key === file && { file: true as const }) }
}

const commandOf = ({ place, options = [], file, read, line }: Declared, names: Names): Command => {
  const { name, aliases, description = '', says = {} } = names
  const shown = options.map((key) => optionOf(key, names, file))
  const text = (given: Values): string => {
    const values = Object.fromEntries(options.map((key, at) => [key, given[shown[at]?.name ?? key]]))
    return typed(name, ...(line?.(values, says) ?? []))
  }
  return {
    name,
    ...(aliases && { aliases }),
    read: read(says),
    ...(place !== undefined && { published: { place, description, options: shown, text } }),
  }
}

/** Commands that are declared once, under the names that each language gives them. */
export const namedCommands = <All extends Readonly<Record<string, Declared>>>(
  declared: All,
  names: Readonly<Record<Locale, CommandNames<All>>>,
): ((to: Localized) => readonly Command[]) => {
  const inLanguage = (locale: Locale): readonly Command[] => {
    const all: Readonly<Record<string, Names>> = names[locale]
    return Object.entries(declared).flatMap(([key, each]) => {
      const called = all[key]
      return called === undefined ? [] : [commandOf(each, called)]
    })
  }
  return byLocale({ en: inLanguage('en'), es: inLanguage('es') })
}
