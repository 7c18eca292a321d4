import type { PageAct, Shown } from './entries.js'
import { words } from './words.js'
import { TAB } from './tab.js'

const KINDS = [
  'card',
  'close',
  'said',
  'pressed',
  'filled',
  'attached',
  'toast',
  'open-form',
] as const satisfies readonly Shown['kind'][]
const HIDDEN_MS = 60_000
/** After as many failures of its own a turn is answered with an apology, which is better than ours. */
const RETRIES = 5

export type State = 'open' | 'away'

type Deps = {
  readonly onEvent: (entry: Shown) => void
  /** What was shown so far is not to be seen any more, or no longer all: it comes anew. */
  readonly onReset: () => void
  /** All that was said before has been given to `onEvent`. */
  readonly onReady: (seq: number, read: number) => void
  readonly onState: (state: State) => void
}

/** `body`: as it is sent at that moment. `waits`: called where it waits for a network, instead of failing without one. */
type Request = {
  readonly path: string
  readonly type: string
  readonly body: () => string | File
  readonly waits?: (() => void) | undefined
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const backOnline = (): Promise<void> =>
  new Promise((resolve) => {
    if (navigator.onLine) resolve()
    else window.addEventListener('online', () => resolve(), { once: true })
  })

/** Opens the session again when the cookie is gone; a new one means another conversation, so the page starts over. */
const renewSession = async (): Promise<void> => {
  const answer = await window.fetch('/chat/session', { method: 'POST' })
  if (answer.ok) location.reload()
}

/** Posts until it is answered, and gives the number of the last entry of the answer. Rejects with words. */
const post = async ({ path, type, body, waits }: Request): Promise<number> => {
  for (let attempt = 1; ; attempt += 1) {
    const request = { method: 'POST', headers: { 'content-type': type }, body: body() }
    const answer = await window.fetch(path, request).catch(() => undefined)
    if (answer?.ok) return ((await answer.json()) as { seq: number }).seq
    // Cut off rather than refused: what was typed waits, however long that takes.
    if (answer === undefined && waits !== undefined && !navigator.onLine) {
      waits()
      await backOnline()
      attempt = 0
      continue
    }
    const passing = answer === undefined || answer.status === 429 || answer.status >= 500
    if (passing && attempt < RETRIES) {
      await pause(Number(answer?.headers.get('retry-after') ?? 0) * 1000 || 400 * attempt)
      continue
    }
    if (answer?.status === 401) await renewSession()
    const refusal = (await answer?.json().catch(() => undefined)) as { message?: string } | undefined
    throw new Error(refusal?.message ?? words.unreachable)
  }
}

type Held = { open(): void; close(): void; isClosed(): boolean }

/** Each open tab holds one of the few connections a browser gives a site: a hidden tab gives it back, and looks now and then. */
const giveBackWhileHidden = (stream: Held) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Opened by a hidden tab, only to see what is new. */
  let isPeeking = false
  const peekLater = (): void => {
    timer = setTimeout(() => {
      stream.close()
      isPeeking = true
      stream.open()
      peekLater()
    }, HIDDEN_MS)
  }
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    isPeeking = false
    if (document.hidden) peekLater()
    else if (stream.isClosed()) stream.open()
  })
  return {
    caughtUp(): void {
      if (document.hidden && isPeeking) stream.close()
      isPeeking = false
    },
  }
}

/** The stream of events, opened again whenever it broke, from where it broke off. */
const createStream = ({ onEvent, onReset, onReady, onState }: Deps, reached: (seq: number) => void) => {
  let source: EventSource | undefined
  let seq = 0
  /** The server's own name for where we are. */
  let position = ''

  const open = (): void => {
    source?.close()
    const opened = new EventSource(`/chat/events?after=${position}&tab=${TAB}`)
    source = opened
    opened.addEventListener('open', () => onState('open'))
    opened.addEventListener('error', () => {
      onState('away')
      // A refused stream is closed for good by the browser; a broken one it opens again by itself.
      if (opened.readyState === EventSource.CLOSED) void retryClosed()
    })
    for (const kind of KINDS) {
      opened.addEventListener(kind, ({ data, lastEventId }: MessageEvent<string>) => {
        position = lastEventId
        const entry = JSON.parse(data) as Shown
        if (entry.seq <= seq) return
        onEvent(entry)
        seq = entry.seq
        reached(seq)
      })
    }
    opened.addEventListener('reset', () => {
      seq = 0
      onReset()
    })
    opened.addEventListener('ready', ({ data }: MessageEvent<string>) => {
      const ready = JSON.parse(data) as { seq: number; read?: number }
      seq = Math.max(seq, ready.seq)
      reached(seq)
      onReady(seq, ready.read ?? 0)
      hidden.caughtUp()
    })
  }

  const retryClosed = async (): Promise<void> => {
    await pause(3000)
    const signal = AbortSignal.timeout(4000)
    const answer = await window.fetch('/chat/events?after=0', { signal }).catch(() => undefined)
    void answer?.body?.cancel()
    if (answer?.status === 401) return renewSession().catch(() => retryClosed())
    return open()
  }

  const hidden = giveBackWhileHidden({
    open,
    close: () => source?.close(),
    isClosed: () => source?.readyState === EventSource.CLOSED,
  })
  // A stream whose network is gone can stay silent for minutes before the browser calls it broken.
  window.addEventListener('offline', () => onState('away'))
  window.addEventListener('online', () => document.hidden || open())

  /** The server begins a session for nothing but this request, which carries the cookie wherever the visit came from. */
  const begin = async (): Promise<void> => {
    await window.fetch('/chat/session', { method: 'POST' }).catch(() => undefined)
    open()
  }
  return { begin }
}

/**
 * Turns up, events down. Turns go one after the other, in the order they were made. Each has its own id, which stays
 * the same on every try, so that trying again never does a thing twice.
 */
export const createConnection = (deps: Deps) => {
  let seq = 0
  let waiting: { readonly seq: number; readonly resolve: () => void }[] = []
  let queue: Promise<unknown> = Promise.resolve()

  const reached = (to: number): void => {
    seq = Math.max(seq, to)
    const done = waiting.filter((each) => each.seq <= seq)
    waiting = waiting.filter((each) => each.seq > seq)
    for (const { resolve } of done) resolve()
  }

  /** Resolves when the answer stands on the page; rejects with words for the person when it could not be had. */
  const inTurn = async (request: Request): Promise<void> => {
    const sent = queue.then(() => post(request))
    queue = sent.catch(() => undefined)
    const goal = await sent
    await new Promise<void>((resolve) => {
      waiting.push({ seq: goal, resolve })
      reached(0)
    })
  }

  return {
    open: createStream(deps, reached).begin,
    /** Says how long ago it was done: it may have waited behind others, or for the network. */
    send: (id: string, act: PageAct, waits?: () => void): Promise<void> => {
      const doneAt = Date.now()
      const body = () => JSON.stringify({ id, act, agoMs: Math.max(0, Date.now() - doneAt) })
      return inTurn({ path: '/chat/turns', type: 'application/json', body, waits })
    },
    /** A picture; what it is, is read from its bytes at the other end. */
    sendFile: (id: string, file: File): Promise<void> =>
      inTurn({ path: `/chat/files?turn=${id}`, type: file.type || 'application/octet-stream', body: () => file }),
  }
}
