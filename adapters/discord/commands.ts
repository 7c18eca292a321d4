import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10'
import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import { channelWords } from '#conversation/channel/words.ts'

/** A slash command as the core names it; `text` says the same as a person would type it. */
export type CommandDefinition = {
  /** 1 to 32 lower-case letters and hyphens. */
  readonly name: string
  /** At most 100 characters. */
  readonly description: string
  readonly options: readonly {
    readonly name: string
    readonly description: string
    readonly required: boolean
    /** A file in place of words. */
    readonly file?: true
  }[]
  /** How it is called elsewhere, by Discord's locale; its options in the same order. */
  readonly elsewhere?: Readonly<Record<string, Pick<CommandDefinition, 'name' | 'description' | 'options'>>>
  /** Of the options given, by name: `{ amount: '20', to: 'alex' }` -> `/send 20 to alex`. */
  text(values: Readonly<Record<string, string>>): string
}

const { discord: words } = channelWords({ locale: DEFAULT_LOCALE })

const spanish = channelWords({ locale: 'es' }).discord
const inSpanish = {
  name: 'banco',
  description: spanish.bankCommand,
  options: [{ name: 'texto', description: spanish.bankOption, required: true }],
}
const bankElsewhere = { 'es-ES': inSpanish, 'es-419': inSpanish }

/** Free text without the Gateway. */
const BANK: CommandDefinition = {
  name: 'bank',
  description: words.bankCommand,
  options: [{ name: 'text', description: words.bankOption, required: true }],
  elsewhere: bankElsewhere,
  text: ({ text = '' }) => text,
}

export type Commands = {
  /** The text turn of a command; one that is no longer offered is passed on as it was typed. */
  textOf(name: string, values: Readonly<Record<string, string>>): string
  readonly published: RESTPutAPIApplicationCommandsJSONBody
}

type Called = { readonly name: string; readonly description: string }

/** Names and descriptions by locale, as Discord shows them to who uses it in that language. */
const localized = (all: Readonly<Record<string, Called | undefined>>) => {
  const found = Object.entries(all).flatMap(([locale, each]) => (each === undefined ? [] : [[locale, each] as const]))
  return found.length === 0
    ? {}
    : {
        name_localizations: Object.fromEntries(found.map(([locale, { name }]) => [locale, name])),
        description_localizations: Object.fromEntries(found.map(([locale, { description }]) => [locale, description])),
      }
}

const optionElsewhere = ({ elsewhere = {} }: CommandDefinition, at: number) =>
  Object.fromEntries(Object.entries(elsewhere).map(([locale, { options }]) => [locale, options[at]]))

const published = (command: CommandDefinition): RESTPutAPIApplicationCommandsJSONBody[number] => ({
  type: ApplicationCommandType.ChatInput,
  name: command.name,
  description: command.description,
  ...localized(command.elsewhere ?? {}),
  // In a server every command is answered by a line that points to the direct messages; nothing else happens there.
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  // Amounts are strings too: Discord's numbers are floats.
  options: command.options
    .map((option, at) => ({ ...option, ...localized(optionElsewhere(command, at)) }))
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .map(({ file, ...option }) =>
      file
        ? { type: ApplicationCommandOptionType.Attachment, ...option }
        : { type: ApplicationCommandOptionType.String, ...option },
    ),
})

/** Throws when two commands have one name. */
export const createCommands = (definitions: readonly CommandDefinition[]): Commands => {
  const all = new Map([...definitions, BANK].map((command) => [command.name, command]))
  if (all.size !== definitions.length + 1) throw new Error('two slash commands have one name')
  return {
    textOf: (name, values) => all.get(name)?.text(values) ?? ['/' + name, ...Object.values(values)].join(' '),
    published: [...all.values()].map(published),
  }
}
