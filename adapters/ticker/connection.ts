import { WebSocket } from 'ws'
import type { Reading } from '#bank/ground/price.ts'
import type { Log } from '#kit/log.ts'
import { readFrame, subscription } from './frames.ts'

export type TickerDeps = {
  readonly url: string
  readonly log: Log
  readonly clock: () => number
  readonly onReading: (reading: Reading) => void
  /** Silence after which the connection counts as dead, though it is open. */
  readonly stallMs?: number
}

const STALL_MS = 15_000
const HANDSHAKE_MS = 10_000
/** A ticker's frame has some hundred bytes. */
const MOST_BYTES = 65_536
/** In a row: whoever sends so many is no ticker. */
const MOST_NONSENSE = 20

export type Ended = { readonly why: string; readonly hasWorked: boolean }

/** One connection, from its opening to its end, which it has for one reason or another. */
export const openConnection = (deps: TickerDeps, onEnd: (ended: Ended) => void): { close(): void } => {
  const { url, clock, onReading, stallMs = STALL_MS } = deps
  const socket = new WebSocket(url, {
    handshakeTimeout: HANDSHAKE_MS,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
    followRedirects: false,
  })
  const state = { hasWorked: false, nonsense: 0, why: 'the connection was closed' }
  const end = (why: string): void => {
    state.why = why
    socket.terminate()
  }
  let stall = setTimeout(() => undefined, 0)
  const alive = (): void => {
    clearTimeout(stall)
    stall = setTimeout(() => end('nothing was heard any more'), stallMs)
  }
  socket.on('open', () => {
    alive()
    socket.send(subscription())
  })
  socket.on('message', (data, isBinary) => {
    const heard =
      isBinary || !Buffer.isBuffer(data) ? { kind: 'nonsense' as const } : readFrame(data.toString(), clock())
    if (heard.kind === 'refused') return end('the exchange refused the subscription')
    if (heard.kind === 'nonsense') {
      state.nonsense += 1
      if (state.nonsense >= MOST_NONSENSE) end('what was heard was no ticker')
      return
    }
    alive()
    state.nonsense = 0
    if (heard.kind === 'alive') return
    state.hasWorked = true
    onReading(heard.reading)
  })
  socket.on('error', (error) => {
    state.why = error.message
  })
  socket.on('close', () => {
    clearTimeout(stall)
    onEnd({ why: state.why, hasWorked: state.hasWorked })
  })
  return { close: () => socket.terminate() }
}
