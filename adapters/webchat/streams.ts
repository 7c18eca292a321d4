import type { ConversationId } from '#bank/ground/ids.ts'

type Most = {
  /** Tabs and terminals. */
  readonly conversation?: number | undefined
  readonly inAll?: number | undefined
}

/** Of all, what one network may have: anybody can make as many conversations as they like. */
const SHARE_OF_NETWORK = 10

/** Counts open event streams by conversation and by network, and can end them all. */
export const createStreams = ({ conversation: most = 12, inAll: mostInAll = 2_000 }: Most) => {
  const all = new AbortController()
  const open = new Map<string, number>()
  let inAll = 0
  const mostOfNetwork = Math.max(most, Math.ceil(mostInAll / SHARE_OF_NETWORK))
  const countedOf = (name: string): number => open.get(name) ?? 0
  const count = (name: string, by: 1 | -1): void => {
    const now = countedOf(name) + by
    if (now > 0) open.set(name, now)
    else open.delete(name)
  }
  return {
    /** Undefined where there is no room. */
    open(
      { conversation, network }: { readonly conversation: ConversationId; readonly network: string | undefined },
      signal: AbortSignal,
    ) {
      // Both kinds of name are counted in one map: no conversation's name begins with this word.
      const place = network === undefined ? undefined : `from ${network}`
      const isFull =
        countedOf(conversation) >= most ||
        (place !== undefined && countedOf(place) >= mostOfNetwork) ||
        inAll >= mostInAll
      if (isFull) return undefined
      const add = (by: 1 | -1): void => {
        inAll += by
        count(conversation, by)
        if (place !== undefined) count(place, by)
      }
      add(1)
      return { signal: AbortSignal.any([signal, all.signal]), close: () => add(-1) }
    },
    closeAll: () => all.abort(),
  }
}
