import { type CardActions, createCard } from './card.js'
import { dayOf, el, timeOf } from './dom.js'
import type { ShownOf } from './entries.js'
import { createScroller } from './scroller.js'
import { words } from './words.js'

/** What the person said: as it is sent, as it failed, or as it stands in the log. */
export type Said = {
  readonly turn: string
  readonly at: number
  readonly text?: string
  readonly removed?: boolean
  readonly attached?: boolean
  readonly state?: 'sending' | 'failed'
  readonly problem?: string
}

type Deps = CardActions & {
  readonly list: HTMLElement
  readonly scroller: HTMLElement
  readonly jump: HTMLElement
  /** Sends again what failed. */
  readonly onResend: (turn: string) => unknown
}
type Card = ReturnType<typeof createCard>
type Arrival = { readonly live: boolean; readonly mine?: boolean }

const drawBubble = (node: HTMLElement, said: Said, onResend: Deps['onResend']): void => {
  const { turn, text, at, removed, attached, state, problem } = said
  const aside = removed ? words.bubble.removed : attached && words.bubble.picture
  const resend =
    state === 'failed' &&
    el('button', { type: 'button', class: 'again', on: { click: () => onResend(turn) } }, words.bubble.resend)
  node.className = `bubble ${state ?? ''}${aside ? ' removed' : ''}`
  node.replaceChildren(
    el('div', { class: 'words' }, aside ? el('em', {}, aside) : text),
    el('p', { class: 'meta' }, problem ?? timeOf(at), ' ', resend),
  )
}

/** What stands in the chat: cards by their name, the person's own words by the id they were sent with. */
export const createTimeline = ({ list, scroller, jump, onResend, ...actions }: Deps) => {
  const cards = new Map<string, Card>()
  const bubbles = new Map<string, HTMLElement>()
  const scroll = createScroller({ scroller, jump })
  let day = ''

  const add = (node: HTMLElement, at: number, { live, mine = false }: Arrival): void => {
    const follow = !live || mine || scroll.nearEnd()
    if (dayOf(at) !== day) {
      day = dayOf(at)
      list.append(el('li', { class: 'day' }, el('span', {}, day)))
    }
    if (live) node.classList.add('arriving')
    list.append(node)
    if (!follow) return scroll.offerJump(words.jump.newMessages)
    // A card taller than the screen is read from its beginning.
    if (live && scroll.isTall(node)) return node.scrollIntoView({ block: 'start' })
    return scroll.toEnd(live)
  }

  /** `mine`: it answers what this person has just pressed or typed, so it has to be seen. */
  const changeCard = (card: Card, entry: ShownOf<'card'>, { live, mine = false }: Arrival): void => {
    const wasAtEnd = scroll.nearEnd()
    card.change(entry, live)
    if (card.acted && (scroll.startsAbove(card.node) || scroll.isTall(card.node)))
      return card.node.scrollIntoView({ block: 'start' })
    if (mine && !scroll.isWhole(card.node)) return scroll.toCard(card.node)
    if (live && !scroll.isSeen(card.node)) return scroll.offerJump(words.jump.changedAbove, card.node)
    return wasAtEnd ? scroll.toEnd(live) : undefined
  }

  return {
    get empty(): boolean {
      return list.childElementCount === 0
    },
    clear(): void {
      list.replaceChildren()
      cards.clear()
      bubbles.clear()
      day = ''
    },
    card(entry: ShownOf<'card'>, arrival: Arrival): void {
      const known = cards.get(entry.message.card)
      if (known) return changeCard(known, entry, arrival)
      const made = createCard(entry, actions)
      cards.set(entry.message.card, made)
      return add(made.node, entry.at, arrival)
    },
    close: ({ card, text }: ShownOf<'close'>): void => cards.get(card)?.close(text),
    said(entry: Said, live: boolean): void {
      const known = bubbles.get(entry.turn)
      if (known) return drawBubble(known, entry, onResend)
      const node = el('li')
      bubbles.set(entry.turn, node)
      drawBubble(node, entry, onResend)
      return add(node, entry.at, { live, mine: true })
    },
    pressed: ({ button }: ShownOf<'pressed'>): void =>
      [...cards.values()].findLast((each) => each.has(button))?.pressed(button),
    filled: ({ form }: ShownOf<'filled'>): void =>
      [...cards.values()].findLast((each) => each.hasForm(form))?.filled(form),
    toEnd: scroll.toEnd,
  }
}
