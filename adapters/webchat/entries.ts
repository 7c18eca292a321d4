import { z } from 'zod'
import { cardId } from '#bank/ground/ids.ts'
import { type Access, AccessSchema } from './access.ts'
import type { Field, Form, Message, Text } from '#conversation/channel/message.ts'

/** The wire form of the conversation's vocabulary: stored in the log, sent as events, read by the terminal. */
const SpanSchema = z.object({ text: z.string(), style: z.enum(['bold', 'italic', 'code']).exactOptional() })
const TextSchema: z.ZodType<Text> = z.array(SpanSchema)
const ButtonSchema = z.object({ id: z.string(), label: z.string(), style: z.enum(['primary', 'danger', 'plain']) })
const FieldSchema: z.ZodType<Field> = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'email', 'phone', 'date', 'number', 'amount', 'pin', 'secret', 'choice']),
  hint: z.string().exactOptional(),
  required: z.boolean(),
  maxLength: z.number(),
  value: z.string().exactOptional(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).exactOptional(),
})
const FormSchema: z.ZodType<Form> = z.object({
  id: z.string(),
  title: z.string(),
  submit: z.string(),
  fields: z.array(FieldSchema),
})
const MessageSchema: z.ZodType<Message> = z.object({
  card: cardId.schema,
  text: TextSchema,
  rows: z.array(z.array(ButtonSchema)),
  form: FormSchema.exactOptional(),
  attachment: z
    .object({
      name: z.string(),
      type: z.enum(['text/csv', 'application/json', 'image/png', 'image/svg+xml', 'application/pdf']),
      bytes: z.string(),
      dark: z.string().exactOptional(),
      description: z.string(),
    })
    .exactOptional(),
  upload: z.object({ types: z.array(z.string()), maxBytes: z.number() }).exactOptional(),
  pending: z.boolean().exactOptional(),
})

const EntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), at: z.number(), message: MessageSchema }),
  z.object({ kind: z.literal('close'), at: z.number(), card: cardId.schema, text: TextSchema.exactOptional() }),
  z.object({ kind: z.literal('said'), at: z.number(), turn: z.string(), text: z.string(), removed: z.boolean() }),
  z.object({ kind: z.literal('pressed'), at: z.number(), turn: z.string(), button: z.string() }),
  z.object({ kind: z.literal('filled'), at: z.number(), turn: z.string(), form: z.string() }),
  z.object({ kind: z.literal('attached'), at: z.number(), turn: z.string() }),
  z.object({ kind: z.literal('toast'), at: z.number(), turn: z.string(), text: z.string() }),
  z.object({ kind: z.literal('open-form'), at: z.number(), turn: z.string(), form: FormSchema }),
])

/**
 * One line of a conversation as every tab and terminal sees it. `turn` is the client's own id of what was sent.
 * `said.text` is empty when `removed`: what held a secret was never written down. `filled` holds no values, and
 * `attached` neither the file nor its name, for the same reason. `at`: Unix ms.
 */
export type Entry = z.infer<typeof EntrySchema>

/** `seq` grows within a conversation. `edited`: a card that replaces one shown before. */
export type LoggedEntry = {
  readonly seq: number
  readonly edited: boolean
  readonly entry: Entry
  /** Absent in logs of an earlier version, and never sent. */
  readonly access?: Access | undefined
}

/** As it stands in the log. */
export const writeEntry = (entry: Entry, access: Access | undefined): string => JSON.stringify({ ...entry, access })

/** Undefined for what a later version has written: the rest is shown without it. */
export const parseEntry = (json: string): Entry | undefined => EntrySchema.safeParse(JSON.parse(json)).data

/** Undefined for what an earlier version has written. */
export const parseAccess = (json: string): Access | undefined => Stored.safeParse(JSON.parse(json)).data?.access

const Stored = z.object({ access: AccessSchema.exactOptional() })

const Event = z.object({ seq: z.number(), edited: z.boolean() })

/** The data of a server-sent event. */
export const writeEvent = ({ seq, edited, entry }: LoggedEntry): string => JSON.stringify({ ...entry, seq, edited })

/** What `writeEvent` wrote, read on the other side. */
export const readEvent = (data: string): LoggedEntry => {
  const value: unknown = JSON.parse(data)
  return { ...Event.parse(value), entry: EntrySchema.parse(value) }
}
