import { type CardId, type ConversationId, conversationId } from '#bank/ground/ids.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { Delivery, Form, Message } from '#conversation/channel/message.ts'
import { createCardParts } from './card-parts.ts'
import { createClose } from './close-card.ts'
import type { Client } from './client.ts'
import { createFarUp } from './far-up.ts'
import type { Log } from '#kit/log.ts'
import type { PrivateChat } from './place.ts'
import { type PageButton, render } from './render.ts'
import {
  type By,
  isSuperseded,
  nextPlacement,
  type Placed,
  readPlacement,
  type Placement,
  writePlacement,
} from './placement.ts'

type Deps = {
  readonly client: Client
  readonly refs: CardRefs
  readonly log: Log
  readonly clock: () => number
  /** A page for the fields that a card asks for; absent where no page can be reached from outside. */
  readonly pageFor?: ((conversation: ConversationId, form: Form) => Promise<PageButton>) | undefined
}

export type Cards = ReturnType<typeof createCards>

/** Puts cards into chats: edits what stands there, adds what doesn't, and takes away what is left over. */
export const createCards = ({ client, refs, log, clock, pageFor }: Deps) => {
  const parts = createCardParts({ client, log })
  const farUp = createFarUp({ parts, refs, log })

  const remember = async (conversation: ConversationId, card: CardId, placement: Placement): Promise<void> => {
    try {
      await refs.keep(conversation, card, writePlacement(placement))
    } catch (error) {
      // The card is out: failing now would show it twice, while a lost reference only means a new card next time.
      log.warn({ event: 'telegram-placement-not-kept', err: error }, 'where a card stands was not kept')
    }
  }

  /** Repeating it shows nothing twice while the reference is kept: what is there already counts as done. */
  const show = async (
    chat: PrivateChat,
    message: Message,
    by: By,
    { whereShown = false }: { readonly whereShown?: boolean } = {},
  ): Promise<Delivery> => {
    const conversation = conversationId(`telegram:${chat}`)
    const stood = readPlacement(await refs.find(conversation, message.card))
    if (whereShown && stood.placed.length === 0) return 'delivered'
    const isMoved =
      !isSuperseded(stood, { by, pending: message.pending === true }) && (await farUp.is(conversation, stood, by))
    const before: Placement = isMoved ? { ...stood, placed: [] } : stood
    const keep = (placement: Placement): Promise<void> => remember(conversation, message.card, placement)
    if (isSuperseded(before, { by, pending: message.pending === true })) {
      if (by !== 'news') await keep({ ...before, turn: by.turn })
      return 'delivered'
    }
    const page = message.form && (await pageFor?.(conversation, message.form))
    const now: Placed[] = []
    let isNew = false
    for (const [at, part] of render(message, page).entries()) {
      const old = isNew ? undefined : before.placed[at]
      const file = part.file?.digest
      // A text stays a text, and what has a file keeps one.
      const canStay = old !== undefined && (old.file === undefined) === (file === undefined)
      const outcome = canStay ? await parts.rework({ chat, id: old.id }, part, old.file !== file) : 'gone'
      if (outcome === 'unreachable') return outcome
      if (outcome === 'done' && old !== undefined) {
        now.push({ ...old, file })
        continue
      }
      isNew = true // what follows a new message must stand below it
      const placed = await parts.place(chat, part)
      if (placed === 'unreachable') return placed
      now.push(placed)
      await farUp.standsLast(conversation, placed.id)
      await keep(nextPlacement(before, now, { by, now: clock() }))
    }
    if (isMoved) await farUp.leave(chat, stood, message)
    const after = nextPlacement(before, now, { by, now: clock() })
    if (!isNew && writePlacement(after) !== writePlacement(before)) await keep(after)
    const left = before.placed.filter(({ id }) => !now.some((each) => each.id === id))
    for (const { id } of left) await parts.remove({ chat, id })
    return 'delivered'
  }

  const close = createClose({ parts, refs, remember, log, clock })
  return { show, close }
}
