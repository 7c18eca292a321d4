import { highlight } from './dom.js'

/** Where the chat is scrolled to, and the button that offers to jump to what cannot be seen. */
export const createScroller = ({ scroller, jump }: { readonly scroller: HTMLElement; readonly jump: HTMLElement }) => {
  // Still gliding down to what was said last: whatever arrives meanwhile is followed too.
  let gliding = false
  const nearEnd = (): boolean => gliding || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120
  const toEnd = (smooth: boolean): void => {
    gliding = smooth
    scroller.scrollTo({ top: scroller.scrollHeight, behavior: smooth ? 'smooth' : 'instant' })
  }
  for (const stop of ['scrollend', 'wheel', 'touchstart', 'keydown'])
    scroller.addEventListener(stop, () => (gliding = false), { passive: true })

  let target: HTMLElement | undefined
  jump.addEventListener('click', () => {
    jump.hidden = true
    if (!target) return toEnd(true)
    target.scrollIntoView({ block: 'center', behavior: 'smooth' })
    return highlight(target)
  })
  scroller.addEventListener('scroll', () => nearEnd() && (jump.hidden = true), { passive: true })

  return {
    nearEnd,
    toEnd,
    /** Offers to jump to `to`, or to the end. */
    offerJump(label: string, to?: HTMLElement): void {
      jump.textContent = label
      jump.hidden = false
      target = to
    },
    isTall: (node: HTMLElement): boolean => node.offsetHeight > scroller.clientHeight - 40,
    isSeen(node: HTMLElement): boolean {
      const box = node.getBoundingClientRect()
      const frame = scroller.getBoundingClientRect()
      return box.bottom > frame.top + 40 && box.top < frame.bottom
    },
    toCard: (node: HTMLElement): void =>
      node.scrollIntoView({ block: node.offsetHeight > scroller.clientHeight - 40 ? 'start' : 'nearest' }),
    /** All of it is before the person's eyes. */
    isWhole(node: HTMLElement): boolean {
      const box = node.getBoundingClientRect()
      const frame = scroller.getBoundingClientRect()
      return box.top >= frame.top && box.bottom <= frame.bottom
    },
    startsAbove: (node: HTMLElement): boolean =>
      node.getBoundingClientRect().top < scroller.getBoundingClientRect().top,
  }
}
