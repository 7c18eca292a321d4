import { z } from 'zod'

const Id = z.int()
const Person = z.object({
  id: Id,
  is_bot: z.boolean(),
  first_name: z.string(),
  last_name: z.string().optional(),
  language_code: z.string().optional(),
})
const Place = z.object({ id: Id, type: z.string() })

/** Of one photo, several: the same in different sizes. */
const Sized = z.object({ file_id: z.string(), file_size: z.number().optional(), width: z.number(), height: z.number() })

const Message = z.looseObject({
  message_id: Id,
  date: z.int(),
  chat: Place,
  from: Person.optional(),
  text: z.string().optional(),
  forward_origin: z.unknown().optional(),
  via_bot: z.looseObject({ id: Id }).optional(),
  sender_chat: z.unknown().optional(),
  sender_business_bot: z.unknown().optional(),
  is_automatic_forward: z.boolean().optional(),
  caption: z.string().optional(),
  photo: z.array(Sized).optional(),
  document: z.looseObject({ file_id: z.string(), file_size: z.number().optional() }).optional(),
  contact: z.object({ phone_number: z.string(), user_id: Id.optional() }).optional(),
})

const Query = z.object({
  id: z.string(),
  from: Person,
  // May be a stub without more than this once the message is old.
  message: z.object({ message_id: Id, chat: Place }).optional(),
  data: z.string().optional(),
})

const Member = z.object({ chat: Place, from: Person, new_chat_member: z.object({ status: z.string() }) })

/** The part of Telegram's `Update` we read; everything else is let through unread. */
export const Update = z.looseObject({
  update_id: Id,
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: Query.optional(),
  my_chat_member: Member.optional(),
})

export type Update = z.infer<typeof Update>
export type IncomingMessage = z.infer<typeof Message>
export type IncomingQuery = z.infer<typeof Query>
export type Sender = z.infer<typeof Person>

/** What we ask Telegram to deliver: exactly what is read above. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const
