import { z } from 'zod'
import { cardId, conversationId, customerId, operationId, scheduleId } from '#bank/ground/ids.ts'
import { FieldSchema } from '#conversation/channel/message-schema.ts'
import { type ValidatorName, VALIDATORS } from '#conversation/form/validators.ts'
import type { GoalName } from '#conversation/understand/goal.ts'
import { LOCALES } from '#conversation/words/locale.ts'
import { SESSION_VERSION, type Session } from './session.ts'

const card = cardId.schema
const isText = (value: unknown): boolean => typeof value === 'string'
const goal = z.looseObject({ name: z.custom<GoalName>(isText), slots: z.record(z.string(), z.string()) })
const form = z.looseObject({
  id: z.string(),
  card,
  title: z.string(),
  submit: z.string(),
  fields: z.array(
    FieldSchema.extend({
      rule: z.custom<ValidatorName>((name) => typeof name === 'string' && Object.hasOwn(VALIDATORS, name)),
    }),
  ),
  asking: z.looseObject({ at: z.number(), card }).exactOptional(),
})

const decision = z.discriminatedUnion('kind', [
  z.looseObject({ button: z.string(), kind: z.literal('operation'), id: operationId.schema }),
  z.looseObject({ button: z.string(), kind: z.literal('schedule'), id: scheduleId.schema }),
])

/**
 * A session as it is stored. Loose: a field that a newer version has added is kept. What is inside `state` its dialog
 * reads by a schema of its own; a dialog, a choice or a goal that is not known here finds no dialog when it is looked up.
 */
export const SessionSchema: z.ZodType<Session, unknown> = z.looseObject({
  version: z.literal(SESSION_VERSION),
  conversation: conversationId.schema,
  customer: customerId.schema.exactOptional(),
  signedInUntil: z.number().exactOptional(),
  locale: z.enum(LOCALES).exactOptional(),
  language: z.enum(LOCALES).exactOptional(),
  languageKept: z.literal(true).exactOptional(),
  signedInAt: z.number().exactOptional(),
  turnOrder: z.number().exactOptional(),
  signInEpoch: z.number().exactOptional(),
  frame: z
    .looseObject({
      dialog: z.string(),
      state: z.unknown(),
      form: form.exactOptional(),
      pin: z.looseObject({ draft: z.string() }).exactOptional(),
      after: goal.exactOptional(),
      shown: z.looseObject({ mark: z.string(), at: z.number(), since: z.number().exactOptional() }).exactOptional(),
    })
    .exactOptional(),
  phoneAsked: z.string().exactOptional(),
  presses: z.record(
    z.string(),
    z.looseObject({
      card,
      choice: z.looseObject({
        dialog: z.string(),
        choice: z.string(),
        data: z.record(z.string(), z.string()).exactOptional(),
      }),
      said: z.string().exactOptional(),
      lasting: z.literal(true).exactOptional(),
      state: z.string().exactOptional(),
    }),
  ),
  decisions: z.array(decision).exactOptional(),
  leading: card.exactOptional(),
  queue: z
    .looseObject({ dialog: z.string(), wishes: z.array(z.looseObject({ text: z.string(), goal })) })
    .exactOptional(),
  misses: z.looseObject({ times: z.number(), said: z.string() }).exactOptional(),
  salt: z.string(),
})
