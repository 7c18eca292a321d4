import { createCard } from './card.js'
import { dayOf, el, highlight, timeOf } from './dom.js'

/** What stands in the chat: cards by their name, the person's own words by the id they were sent with. */
export const createTimeline = ({ list, scroller, jump, onPress, onFill, onUpload, onAgain }) => {
  const cards = new Map()
  const bubbles = new Map()
  let day = ''

  // Still gliding down to what was said last: whatever arrives meanwhile is followed too.
  let gliding = false
  const nearEnd = () => gliding || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120
  const toEnd = (smooth) => {
    gliding = smooth === true
    scroller.scrollTo({ top: scroller.scrollHeight, behavior: smooth ? 'smooth' : 'instant' })
  }
  for (const stop of ['scrollend', 'wheel', 'touchstart', 'keydown'])
    scroller.addEventListener(stop, () => (gliding = false), { passive: true })

  let jumpTo
  const offerJump = (label, target) => {
    jump.textContent = label
    jump.hidden = false
    jumpTo = target
  }
  jump.addEventListener('click', () => {
    jump.hidden = true
    if (!jumpTo) return toEnd(true)
    jumpTo.scrollIntoView({ block: 'center', behavior: 'smooth' })
    return highlight(jumpTo)
  })
  scroller.addEventListener('scroll', () => nearEnd() && (jump.hidden = true), { passive: true })

  const add = (node, at, { live, mine }) => {
    const follow = !live || mine || nearEnd()
    if (dayOf(at) !== day) {
      day = dayOf(at)
      list.append(el('li', { class: 'day' }, el('span', {}, day)))
    }
    if (live) node.classList.add('arriving')
    list.append(node)
    if (!follow) return offerJump('New messages ↓')
    // A card taller than the screen is read from its beginning.
    if (live && isTall(node)) return node.scrollIntoView({ block: 'start' })
    return toEnd(live)
  }

  const isTall = (node) => node.offsetHeight > scroller.clientHeight - 40

  const isSeen = (node) => {
    const box = node.getBoundingClientRect()
    const frame = scroller.getBoundingClientRect()
    return box.bottom > frame.top + 40 && box.top < frame.bottom
  }

  const drawBubble = (bubble, { text, at, removed, attached, state, problem }) => {
    const aside = removed ? 'Removed, since it held a secret' : attached && 'A picture, not kept here'
    const words = aside ? el('em', {}, aside) : text
    const again =
      state === 'failed' &&
      el('button', { type: 'button', class: 'again', on: { click: () => onAgain(bubble.id) } }, 'Send again')
    bubble.node.className = `bubble ${state ?? ''}${aside ? ' removed' : ''}`
    bubble.node.replaceChildren(
      el('div', { class: 'words' }, words),
      el('p', { class: 'meta' }, problem ?? timeOf(at), ' ', again || ''),
    )
  }

  const card = (entry, live) => {
    const known = cards.get(entry.message.card)
    if (known) {
      const wasAtEnd = nearEnd()
      known.show(entry, live)
      const startsAbove = known.node.getBoundingClientRect().top < scroller.getBoundingClientRect().top
      if (known.acted && (startsAbove || isTall(known.node))) return known.node.scrollIntoView({ block: 'start' })
      if (live && !isSeen(known.node)) return offerJump('A card above has changed ↑', known.node)
      return wasAtEnd && toEnd(live)
    }
    const made = createCard({ onPress, onFill, onUpload })
    cards.set(entry.message.card, made)
    made.show(entry, false)
    return add(made.node, entry.at, { live })
  }

  return {
    get empty() {
      return list.childElementCount === 0
    },
    card,
    said(entry, live) {
      const known = bubbles.get(entry.turn)
      if (known) return drawBubble(known, entry)
      const bubble = { id: entry.turn, node: el('li') }
      bubbles.set(entry.turn, bubble)
      drawBubble(bubble, entry)
      return add(bubble.node, entry.at, { live, mine: true })
    },
    pressed: ({ button }) => [...cards.values()].findLast((each) => each.has(button))?.pressed(button),
    filled: ({ form }) => [...cards.values()].findLast((each) => each.hasForm(form))?.filled(form),
    toEnd,
  }
}
