import { z } from 'zod'

/**
 * The request bodies this bot may send, written by hand after Discord's API reference v10 and `discord-api-types`.
 * Stricter than Discord in one thing: an unknown field is reported, where Discord would silently ignore it.
 */
const customId = z.string().min(1).max(100)
const snowflake = z.string().regex(/^\d{1,20}$/)
const numericId = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/)])
const id = z.int().nonnegative().optional()

export const Button = z.strictObject({
  type: z.literal(2),
  id,
  style: z.int().min(1).max(6),
  label: z.string().max(80).optional(),
  emoji: z.strictObject({ id: snowflake.nullable().optional(), name: z.string().optional() }).optional(),
  custom_id: customId.optional(),
  url: z.string().max(512).optional(),
  disabled: z.boolean().optional(),
})

const SelectOption = z.strictObject({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().max(100).optional(),
  default: z.boolean().optional(),
})

export const StringSelect = z.strictObject({
  type: z.literal(3),
  id,
  custom_id: customId,
  options: z.array(SelectOption).min(1).max(25),
  placeholder: z.string().max(150).optional(),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
  disabled: z.boolean().optional(),
  required: z.boolean().optional(),
})

const ActionRow = z.strictObject({
  type: z.literal(1),
  id,
  components: z
    .array(z.discriminatedUnion('type', [Button, StringSelect]))
    .min(1)
    .max(5),
})
export type Component = z.infer<typeof ActionRow>
export type ButtonComponent = z.infer<typeof Button>
export type SelectComponent = z.infer<typeof StringSelect>

const Embed = z.strictObject({
  title: z.string().max(256).optional(),
  description: z.string().max(4096).optional(),
  url: z.string().optional(),
  color: z.int().min(0).max(0xffffff).optional(),
  image: z.strictObject({ url: z.string() }).optional(),
  thumbnail: z.strictObject({ url: z.string() }).optional(),
  footer: z.strictObject({ text: z.string().max(2048) }).optional(),
  fields: z
    .array(z.strictObject({ name: z.string().max(256), value: z.string().max(1024), inline: z.boolean().optional() }))
    .max(25)
    .optional(),
})
export type Embed = z.infer<typeof Embed>

const AllowedMentions = z.strictObject({
  parse: z.array(z.enum(['users', 'roles', 'everyone'])).optional(),
  users: z.array(snowflake).max(100).optional(),
  roles: z.array(snowflake).max(100).optional(),
  replied_user: z.boolean().optional(),
})
const Attachment = z.strictObject({
  id: numericId,
  filename: z.string().max(1024).optional(),
  description: z.string().max(1024).optional(),
})

const common = {
  embeds: z.array(Embed).max(10).nullable().optional(),
  allowed_mentions: AllowedMentions.nullable().optional(),
  components: z.array(ActionRow).nullable().optional(),
  attachments: z.array(Attachment).max(10).nullable().optional(),
  flags: z.int().nonnegative().optional(),
}
const content = z.string().max(2000).nullable().optional()

export const CreateMessage = z.strictObject({
  ...common,
  content,
  tts: z.boolean().optional(),
  nonce: z.union([z.string().max(25), z.int()]).optional(),
  enforce_nonce: z.boolean().optional(),
})
export const EditMessage = z.strictObject({ ...common, content })
export const WebhookMessage = z.strictObject({ ...common, content, tts: z.boolean().optional() })
/** What every message body has in common once it is through its schema. */
export type MessageBody = z.infer<typeof EditMessage>

const TextInput = z.strictObject({
  type: z.literal(4),
  id,
  custom_id: customId,
  style: z.int().min(1).max(2),
  min_length: z.int().min(0).max(4000).optional(),
  max_length: z.int().min(1).max(4000).optional(),
  required: z.boolean().optional(),
  value: z.string().max(4000).optional(),
  placeholder: z.string().max(100).optional(),
})
const Label = z.strictObject({
  type: z.literal(18),
  id,
  label: z.string().min(1).max(45),
  description: z.string().max(100).optional(),
  component: z.discriminatedUnion('type', [TextInput, StringSelect]),
})
const TextDisplay = z.strictObject({ type: z.literal(10), id, content: z.string().min(1).max(4000) })

export const Modal = z.strictObject({
  custom_id: customId,
  title: z.string().min(1).max(45),
  components: z
    .array(z.discriminatedUnion('type', [Label, TextDisplay]))
    .min(1)
    .max(5),
})
export type Modal = z.infer<typeof Modal>
export type ModalInput = z.infer<typeof Label>

export const FirstResponse = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(1) }),
  z.strictObject({ type: z.literal(4), data: WebhookMessage }),
  z.strictObject({ type: z.literal(5), data: z.strictObject({ flags: z.int().optional() }).optional() }),
  z.strictObject({ type: z.literal(6) }),
  z.strictObject({ type: z.literal(7), data: WebhookMessage.optional() }),
  z.strictObject({ type: z.literal(8), data: z.strictObject({ choices: z.array(z.unknown()).max(25) }) }),
  z.strictObject({ type: z.literal(9), data: Modal }),
])
export type FirstResponse = z.infer<typeof FirstResponse>

const name = z.string().regex(/^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u)
/** By Discord's locale: what stands in place of a name or a description for who uses Discord in it. */
const LOCALIZED = z.enum(['en-US', 'en-GB', 'es-ES', 'es-419'])
const localized = {
  name_localizations: z.partialRecord(LOCALIZED, name).optional(),
  description_localizations: z.partialRecord(LOCALIZED, z.string().min(1).max(100)).optional(),
}
const option = { name, description: z.string().min(1).max(100), ...localized, required: z.boolean().optional() }
export const Commands = z
  .array(
    z.strictObject({
      name,
      ...localized,
      description: z.string().min(1).max(100),
      type: z.literal(1).optional(),
      contexts: z.array(z.int().min(0).max(2)).optional(),
      integration_types: z.array(z.int().min(0).max(1)).optional(),
      options: z
        .array(
          z.discriminatedUnion('type', [
            z.strictObject({
              ...option,
              type: z.literal(3),
              min_length: z.int().min(0).max(6000).optional(),
              max_length: z.int().min(1).max(6000).optional(),
            }),
            z.strictObject({ ...option, type: z.literal(11) }),
          ]),
        )
        .max(25)
        .optional(),
    }),
  )
  .max(100)
export type CommandBody = z.infer<typeof Commands>[number]

export const CreateDm = z.strictObject({ recipient_id: snowflake })
