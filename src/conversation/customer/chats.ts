import { z } from 'zod'
import { type IdentityKey, identityKey } from '#bank/ground/ids.ts'
import { button, type Context, type Dialog, type Talk } from '#conversation/flow/dialog.ts'
import {
  card,
  decisionRows,
  end,
  inRows,
  isBack,
  isNo,
  isYes,
  leaving,
  menuButton,
  under,
} from '#conversation/flow/kit.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { listChats, revokeChat } from './questions.ts'
import { chatWords } from './words.ts'

const NAME = 'chats'
/** More than these stand in no list of buttons; removing some shows the others. */
const MOST_BUTTONS = 12

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('list') }),
  z.object({ at: z.literal('sure'), chat: identityKey.schema }),
])
type State = z.infer<typeof State>

function* list(context: Context, remark?: Text): Talk<State> {
  const w = chatWords(context)
  const all = yield* ask(listChats)
  const others = all.filter(({ isHere }) => !isHere).slice(0, MOST_BUTTONS)
  const buttons = others.map(({ chat }) => button(NAME, w.remove(chat), 'remove', { data: { chat } }))
  const rows = inRows([...buttons, menuButton(context)])
  return { next: { at: 'list' }, say: [card(context, { text: under(remark, w.list(all)), rows })] }
}

function* sure(chat: IdentityKey, context: Context): Talk<State> {
  const w = chatWords(context)
  const rows = decisionRows(NAME, context, { confirm: w.yes, style: 'danger' })
  return { next: { at: 'sure', chat }, say: [card(context, { text: w.sure(chat), rows })] }
}

/** The chats that are linked, and the way to take one away. */
export const chatsDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open: (_, context) => list(context),
  *hear(state, input, context) {
    const w = chatWords(context)
    if (isBack(input)) return { next: 'done', say: [], then: goal('menu') }
    if (state.at === 'sure') {
      if (isNo(input, context)) return yield* list(context)
      if (isYes(input, context)) {
        const isGone = yield* ask(revokeChat, { chat: state.chat })
        if (isGone === 'pin-wanted') return { next: state, say: [], pin: w.pin(state.chat) }
        return isGone ? end(context, w.removed(state.chat)) : yield* list(context, w.gone)
      }
      return (yield* leaving(input)) ?? (yield* sure(state.chat, context))
    }
    const chat = input.kind === 'chose' && input.choice === 'remove' ? identityKey.parse(input.data['chat']) : undefined
    if (chat !== undefined) return yield* sure(chat, context)
    return (yield* leaving(input)) ?? (yield* list(context))
  },
  again: (state, context) => (state.at === 'sure' ? sure(state.chat, context) : list(context)),
}
