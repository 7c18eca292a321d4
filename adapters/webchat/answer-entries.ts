import type { Answer, Closing, Form, Message, Reply } from '#conversation/channel/message.ts'
import type { Act } from '#conversation/channel/turn.ts'
import type { Entry } from './entries.ts'

/** A secret is never prefilled, whichever form asks for it: the log would keep it. */
const withoutSecrets = (form: Form): Form => ({
  ...form,
  fields: form.fields.map((field) => {
    if (field.kind !== 'pin' && field.kind !== 'secret') return field
    const { value: _secret, ...rest } = field
    return rest
  }),
})

export const cardEntry = (message: Message, at: number): Entry => ({
  kind: 'card',
  at,
  message: message.form === undefined ? message : { ...message, form: withoutSecrets(message.form) },
})

const echoOf = (act: Act, turn: string, at: number, removed: boolean): readonly Entry[] => {
  switch (act.do) {
    case 'say':
      return [{ kind: 'said', at, turn, text: removed ? '' : act.text, removed }]
    case 'press':
      return [{ kind: 'pressed', at, turn, button: act.button }]
    case 'fill':
      return [{ kind: 'filled', at, turn, form: act.form }]
    case 'attach':
      return [{ kind: 'attached', at, turn }]
    case 'share-phone':
    case 'send-other':
    case 'not-own':
    case 'run-out':
    case 'card-expired':
      return []
  }
}

export const closeEntry = ({ card, text }: Closing, at: number): Entry => ({
  kind: 'close',
  at,
  card,
  ...(text && { text }),
})

const entriesOf = (reply: Reply, turn: string, at: number): readonly Entry[] => {
  switch (reply.do) {
    case 'show':
      return [cardEntry(reply.message, at)]
    case 'toast':
      return [{ kind: 'toast', at, turn, text: reply.text }]
    case 'open-form':
      return [{ kind: 'open-form', at, turn, form: withoutSecrets(reply.form) }]
    case 'close':
      return [closeEntry(reply, at)]
    // The echo is written after the answer is known, so what is to be erased was never there. No browser knows a number.
    case 'erase':
    case 'ask-phone':
    case 'unask-phone':
      return []
  }
}

/** What a turn adds to the log: what the person did, then what it was answered with. */
export const answerEntries = (act: Act, answer: Answer, turn: string, at: number): readonly Entry[] => {
  const removed = answer.replies.some((reply) => reply.do === 'erase')
  return [...echoOf(act, turn, at, removed), ...answer.replies.flatMap((reply) => entriesOf(reply, turn, at))]
}
