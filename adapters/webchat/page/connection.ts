const KINDS = ['card', 'said', 'pressed', 'filled', 'attached', 'toast', 'open-form']
const HIDDEN_MS = 60_000
/** After as many failures of its own a turn is answered with an apology, which is better than ours. */
const RETRIES = 5

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Opens the session anew when the cookie is gone; a new one means another conversation, so the page starts over. */
const renewSession = async () => {
  const answer = await window.fetch('/chat/session', { method: 'POST' })
  if (answer.ok) location.reload()
}

/**
 * Turns up, events down. Turns go one after the other, in the order they were made. Each has its own id, which stays
 * the same on every try, so that trying again never does a thing twice.
 */
export const createConnection = ({ onEvent, onReady, onState }) => {
  let source
  let seq = 0
  let waiting = []
  let queue = Promise.resolve()
  let hiddenTimer

  const reached = (to) => {
    seq = Math.max(seq, to)
    waiting = waiting.filter(({ seq: goal, resolve }) => goal > seq || resolve())
  }

  const open = () => {
    source?.close()
    source = new EventSource(`/chat/events?after=${seq}`)
    source.addEventListener('open', () => onState('open'))
    source.addEventListener('error', () => {
      onState('away')
      // A refused stream is closed for good by the browser; a broken one it opens again by itself.
      if (source.readyState === EventSource.CLOSED) void retryClosed()
    })
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        const entry = JSON.parse(event.data)
        if (entry.seq <= seq) return
        onEvent(entry)
        reached(entry.seq)
      })
    }
    source.addEventListener('ready', (event) => {
      reached(JSON.parse(event.data).seq)
      onReady()
    })
  }

  const retryClosed = async () => {
    await pause(3000)
    const answer = await window.fetch('/chat/events?after=0', { signal: AbortSignal.timeout(4000) }).catch(() => undefined)
    void answer?.body?.cancel()
    if (answer?.status === 401) return renewSession().catch(() => retryClosed())
    return open()
  }

  /** Each open tab holds one of the few connections a browser gives a site: a tab nobody sees gives it back. */
  const onVisibility = () => {
    clearTimeout(hiddenTimer)
    if (document.hidden) hiddenTimer = setTimeout(() => source?.close(), HIDDEN_MS)
    else if (source?.readyState === EventSource.CLOSED) open()
  }
  document.addEventListener('visibilitychange', onVisibility)
  // A stream whose network is gone can stay silent for minutes before the browser calls it broken.
  window.addEventListener('offline', () => onState('away'))
  window.addEventListener('online', () => document.hidden || open())

  const post = async ({ path, type, body }) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await window.fetch(path, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      }).catch(() => undefined)
      if (answer?.ok) return (await answer.json()).seq
      const passing = answer === undefined || answer.status === 429 || answer.status >= 500
      if (passing && attempt < RETRIES) {
        await pause(Number(answer?.headers.get('retry-after') ?? 0) * 1000 || 400 * attempt)
        continue
      }
      if (answer?.status === 401) await renewSession()
      const told = await answer?.json().catch(() => undefined)
      throw new Error(told?.message ?? 'Parley can’t be reached. Check your connection, then try again.')
    }
  }

  /** Resolves when the answer stands on the page; rejects with words for the person when it could not be had. */
  const inTurn = (request) => {
    const sent = queue.then(() => post(request))
    queue = sent.catch(() => undefined)
    return sent.then((goal) => new Promise((resolve) => {
      waiting.push({ seq: goal, resolve })
      reached(0)
    }))
  }

  return {
    open,
    send: (id, act) => inTurn({ path: '/chat/turns', type: 'application/json', body: JSON.stringify({ id, act }) }),
    /** A picture; what it is, is read from its bytes at the other end. */
    sendFile: (id, file) =>
      inTurn({ path: `/chat/files?turn=${id}`, type: file.type || 'application/octet-stream', body: file }),
  }
}
