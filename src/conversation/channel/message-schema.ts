import { z } from 'zod'
import { LOCALES } from '#conversation/words/locale.ts'
import type { Field, Form } from './message.ts'

/** As they are stored. Loose: what a newer version has added is kept. */
export const FieldSchema = z.looseObject({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'email', 'phone', 'date', 'number', 'amount', 'pin', 'secret', 'choice']),
  hint: z.string().exactOptional(),
  required: z.boolean(),
  maxLength: z.number(),
  value: z.string().exactOptional(),
  error: z.string().exactOptional(),
  choices: z.array(z.looseObject({ value: z.string(), label: z.string() })).exactOptional(),
}) satisfies z.ZodType<Field, unknown>

export const FormSchema: z.ZodType<Form, unknown> = z.looseObject({
  id: z.string(),
  title: z.string(),
  submit: z.string(),
  fields: z.array(FieldSchema),
  locale: z.enum(LOCALES).exactOptional(),
})
