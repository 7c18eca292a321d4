import type { SentFile } from '#conversation/channel/turn.ts'
import { localeOf } from '#conversation/channel/locale-of.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { z } from 'zod'
import { Attachment, sentFile } from './attachment.ts'
import { DM_CHANNEL, type DmChannel, dmChannel, FORM_BUTTON, FORM_MODAL, PICK } from './ids.ts'

const snowflake = z.string().regex(/^\d{1,20}$/)
const User = z.object({ id: snowflake, username: z.string(), global_name: z.string().nullish() })

const base = {
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
  channel_id: snowflake.optional(),
  channel: z.object({ id: snowflake, type: z.int() }).optional(),
  guild_id: snowflake.nullish(),
  /** The language of the person's own client. */
  locale: z.string().optional(),
  context: z.int().nullish(),
  user: User.nullish(),
  member: z.object({ user: User }).nullish(),
  message: z.object({ id: snowflake }).nullish(),
}

const value = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const Command = z.object({
  ...base,
  type: z.literal(2),
  data: z.object({
    name: z.string(),
    options: z.array(z.object({ name: z.string(), type: z.int(), value: value.optional() })).optional(),
    resolved: z.object({ attachments: z.record(z.string(), Attachment).optional() }).optional(),
  }),
})
const Component = z.object({
  ...base,
  type: z.literal(3),
  data: z.object({ custom_id: z.string(), values: z.array(z.string()).optional() }),
})
const Autocomplete = z.object({ ...base, type: z.literal(4) })
const Input = z.object({ custom_id: z.string(), value: z.string().nullish(), values: z.array(z.string()).optional() })
const Modal = z.object({
  ...base,
  type: z.literal(5),
  data: z.object({
    custom_id: z.string(),
    // A label holds one input, an action row several; text between them holds none.
    components: z.array(z.object({ component: Input.optional(), components: z.array(Input).optional() })),
  }),
})
const Interaction = z.discriminatedUnion('type', [Command, Component, Autocomplete, Modal])
type Interaction = z.infer<typeof Interaction>

export type Doing =
  | {
      readonly do: 'command'
      readonly name: string
      readonly values: Readonly<Record<string, string>>
      readonly file?: SentFile
    }
  | { readonly do: 'press'; readonly button: string }
  | { readonly do: 'ask-form'; readonly form: string }
  | { readonly do: 'fill'; readonly form: string; readonly values: Readonly<Record<string, string>> }
  | { readonly do: 'complete' }

/** One-to-one with the bot: the only one whose answer may hold anything private. */
export type PrivateInteraction = Interacting & { readonly private: true; readonly channelId: DmChannel }
/** Anywhere else: not served. */
type OpenInteraction = Interacting & { readonly private: false; readonly channelId: string }
/** One interaction, its shape known, however it was delivered. */
export type InteractionEvent = PrivateInteraction | OpenInteraction

type Interacting = {
  readonly id: string
  readonly applicationId: string
  /** The credential for answering: never logged. */
  readonly token: string
  readonly userId: string
  readonly name: string
  readonly locale: Locale
  /** The message whose component was used, or from which the modal was opened. */
  readonly messageId: string | undefined
  readonly doing: Doing
}

const BOT_DM = 1
const ATTACHMENT = 11

const isPrivate = ({ guild_id: guild, context, channel, user }: Interaction): boolean =>
  !guild &&
  !!user &&
  (context === BOT_DM || ((context === undefined || context === null) && channel?.type === DM_CHANNEL))

const pressed = (customId: string, values: readonly string[] = []): Doing => {
  if (customId.startsWith(FORM_BUTTON)) return { do: 'ask-form', form: customId.slice(FORM_BUTTON.length) }
  if (customId.startsWith(PICK)) return { do: 'press', button: values[0] ?? '' }
  return { do: 'press', button: customId }
}

/** What an option attaches stands apart from it, and only there: not in the chat. */
const command = ({ name, options = [], resolved }: z.infer<typeof Command>['data']): Doing => {
  const typed = options.flatMap(({ name: option, type, value: given }) =>
    type === ATTACHMENT || given === undefined ? [] : [[option, given]],
  )
  const id = options.find(({ type }) => type === ATTACHMENT)?.value
  const attached = id === undefined ? undefined : resolved?.attachments?.[id]
  return {
    do: 'command',
    name,
    values: Object.fromEntries(typed),
    ...(attached && { file: sentFile(attached, false) }),
  }
}

const doing = (interaction: Interaction): Doing => {
  switch (interaction.type) {
    case 2:
      return command(interaction.data)
    case 3:
      return pressed(interaction.data.custom_id, interaction.data.values)
    case 4:
      return { do: 'complete' }
    case 5: {
      const inputs = interaction.data.components.flatMap((part) => [part.component ?? [], part.components ?? []].flat())
      const values = inputs.map((input) => [input.custom_id, input.value ?? input.values?.[0] ?? ''])
      const form = interaction.data.custom_id.replace(FORM_MODAL, '')
      return { do: 'fill', form, values: Object.fromEntries(values) }
    }
  }
}

/** Undefined when it is nothing this bot has asked for: another application's, or of an unknown shape. */
export const parseInteraction = (raw: unknown, applicationId: string): InteractionEvent | undefined => {
  const parsed = Interaction.safeParse(raw)
  if (!parsed.success || parsed.data.application_id !== applicationId) return undefined
  const interaction = parsed.data
  const user = interaction.user ?? interaction.member?.user
  const channelId = interaction.channel_id ?? interaction.channel?.id
  if (!user || channelId === undefined) return undefined
  const event: Interacting = {
    id: interaction.id,
    applicationId,
    token: interaction.token,
    userId: user.id,
    name: user.global_name ?? user.username,
    locale: localeOf(interaction.locale),
    messageId: interaction.message?.id,
    doing: doing(interaction),
  }
  return isPrivate(interaction)
    ? { ...event, private: true, channelId: dmChannel(channelId) }
    : { ...event, private: false, channelId }
}
