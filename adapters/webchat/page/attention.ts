import { TAB } from './tab.js'

const TITLE = document.title
/** While it is looked at the server hears so this often. */
const SAY_EVERY_MS = 20_000

const isLooking = (): boolean => document.visibilityState === 'visible'

/** How many messages came while nobody looked: in the title, and on the app's icon where the browser has that. */
const showCount = (count: number): void => {
  document.title = count === 0 ? TITLE : `(${count}) ${TITLE}`
  const shown = count === 0 ? navigator.clearAppBadge?.() : navigator.setAppBadge?.(count)
  // Not installed, or not allowed: the title says it.
  shown?.catch(() => undefined)
}

/**
 * What of the chat was before this person's eyes: told to the server, which tells nothing elsewhere while they look, and counted
 * while they don't. `seq` is the last entry's.
 */
export const createAttention = () => {
  let seq = 0
  let read = 0
  let report = 0
  /** Whether all that was said before is there: only then it is known what is unread. */
  let isReady = false
  /** Cards by name, with their last change. */
  const changed = new Map<string, number>()

  const count = (): void => showCount(isReady ? [...changed.values()].filter((at) => at > read).length : 0)

  const say = (): void => {
    if (!isReady || seq === 0) return
    // Numbered, since the last one of a page that is closed may overtake the one before it.
    report += 1
    const body = JSON.stringify({ seq: isLooking() ? seq : read, isLooking: isLooking(), tab: TAB, report })
    const headers = { 'content-type': 'application/json' }
    // `keepalive`: also when the page is being closed. A report that is lost is made up for by the next.
    void window.fetch('/chat/seen', { method: 'POST', headers, body, keepalive: true }).catch(() => undefined)
  }

  const look = (): void => {
    const before = read
    if (isLooking()) read = Math.max(read, seq)
    count()
    if (read > before) say()
  }

  document.addEventListener('visibilitychange', () => {
    const before = read
    look()
    if (read === before) say()
  })
  setInterval(() => isLooking() && say(), SAY_EVERY_MS)

  return {
    /** `mine`: it answers what this person has just done here. */
    changed(card: string, at: number, mine: boolean): void {
      seq = Math.max(seq, at)
      if (!mine) changed.set(card, at)
      if (isReady) look()
    },
    ready(at: number, readBefore: number): void {
      seq = Math.max(seq, at)
      read = Math.max(read, readBefore)
      const first = !isReady
      isReady = true
      const before = read
      look()
      if (first && read === before) say()
    },
    reset(): void {
      changed.clear()
      isReady = false
      count()
    },
  }
}
