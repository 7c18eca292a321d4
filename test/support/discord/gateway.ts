import {
  type APIInteraction,
  ApplicationFlags,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageUpdateDispatchData,
  type GatewayReadyDispatchData,
} from 'discord-api-types/v10'
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { apiUser } from './messages.ts'
import type { DiscordState } from './state.ts'

const KNOWN_INTENTS = (1 << 26) - 1
/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: not granted to this bot, which must not need them. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
export const DIRECT_MESSAGES = 1 << 12

const Incoming = z.discriminatedUnion('op', [
  z.object({ op: z.literal(1), d: z.int().nullable() }),
  z.object({
    op: z.literal(2),
    d: z.object({ token: z.string(), intents: z.int().nonnegative(), properties: z.record(z.string(), z.unknown()) }),
  }),
  z.object({ op: z.literal(3), d: z.unknown() }),
  z.object({ op: z.literal(6), d: z.object({ token: z.string(), session_id: z.string(), seq: z.int() }) }),
])

type Event =
  | { readonly t: 'READY'; readonly d: GatewayReadyDispatchData }
  | { readonly t: 'RESUMED'; readonly d: unknown }
  | { readonly t: 'MESSAGE_CREATE'; readonly d: GatewayMessageCreateDispatchData }
  | { readonly t: 'MESSAGE_UPDATE'; readonly d: GatewayMessageUpdateDispatchData }
  | { readonly t: 'INTERACTION_CREATE'; readonly d: APIInteraction }

type Session = {
  readonly id: string
  readonly intents: number
  seq: number
  readonly sent: { readonly seq: number; readonly event: Event }[]
  socket: WebSocket | undefined
}

export type Gateway = ReturnType<typeof createGateway>

const dispatched = (seq: number, event: Event): string => JSON.stringify({ op: 0, s: seq, ...event })

/** The Gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with replay, and its ways of going wrong. */
export const createGateway = (state: DiscordState, options: { readonly heartbeatMs: number }) => {
  const server = new WebSocketServer({ noServer: true })
  const sessions = new Map<string, Session>()
  const closes: number[] = []
  const settings = { acks: true }
  let identifies = 0
  let resumes = 0
  let port = 0

  const deliver = (session: Session, event: Event): void => {
    session.seq += 1
    session.sent.push({ seq: session.seq, event })
    session.socket?.send(dispatched(session.seq, event))
  }

  const ready = (session: Session): void =>
    deliver(session, {
      t: 'READY',
      d: {
        v: 10,
        user: apiUser({ id: state.applicationId, username: 'parley', globalName: null }, true),
        guilds: [],
        session_id: session.id,
        resume_gateway_url: `ws://127.0.0.1:${port}/gateway`,
        shard: [0, 1],
        application: {
          id: state.applicationId,
          flags: ApplicationFlags.GatewayMessageContentLimited,
          flags_new: '524288',
        },
      },
    })

  const identify = (socket: WebSocket, given: { readonly token: string; readonly intents: number }): void => {
    identifies += 1
    if (given.token !== state.token) return socket.close(4004, 'Authentication failed.')
    if ((given.intents & ~KNOWN_INTENTS) !== 0) return socket.close(4013, 'Invalid intent(s).')
    if ((given.intents & PRIVILEGED) !== 0) return socket.close(4014, 'Disallowed intent(s).')
    const session: Session = { id: randomUUID(), intents: given.intents, seq: 0, sent: [], socket }
    sessions.set(session.id, session)
    ready(session)
  }

  const resume = (
    socket: WebSocket,
    given: { readonly token: string; readonly session_id: string; readonly seq: number },
  ) => {
    if (given.token !== state.token) return socket.close(4004, 'Authentication failed.')
    const session = sessions.get(given.session_id)
    if (!session) return socket.send(JSON.stringify({ op: 9, d: false }))
    if (given.seq > session.seq) return socket.close(4007, 'Invalid seq.')
    resumes += 1
    session.socket = socket
    for (const { seq, event } of session.sent) if (seq > given.seq) socket.send(dispatched(seq, event))
    deliver(session, { t: 'RESUMED', d: null })
  }

  const hear = (socket: WebSocket, text: string): void => {
    const parsed = Incoming.safeParse(JSON.parse(text))
    if (!parsed.success) return socket.close(4002, 'Decode error.')
    const message = parsed.data
    if (message.op === 1) {
      if (settings.acks) socket.send(JSON.stringify({ op: 11 }))
      return undefined
    }
    if (message.op === 2) return identify(socket, message.d)
    if (message.op === 6) return resume(socket, message.d)
    return undefined
  }

  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => hear(socket, data.toString('utf8')))
    socket.on('close', (code) => {
      closes.push(code)
      for (const session of sessions.values()) {
        if (session.socket !== socket) continue
        session.socket = undefined
        // 1000 and 1001 from the bot end the session; anything else leaves it to be resumed.
        if (code === 1000 || code === 1001) sessions.delete(session.id)
      }
    })
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: options.heartbeatMs } }))
  })

  const each = (act: (session: Session) => void): void => [...sessions.values()].forEach(act)

  return {
    attach: (http: Server, listeningPort: number): void => {
      port = listeningPort
      http.on('upgrade', (request, socket, head) => {
        if (!request.url?.startsWith('/gateway')) return socket.destroy()
        return server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request))
      })
    },
    url: (): string => `ws://127.0.0.1:${port}/gateway`,
    /** To every session with the intent, as Discord does; false when there is none to hear it. */
    dispatch: (event: Event): boolean => {
      const needed = event.t === 'INTERACTION_CREATE' ? 0 : DIRECT_MESSAGES
      const hearing = [...sessions.values()].filter((session) => (session.intents & needed) === needed)
      hearing.forEach((session) => deliver(session, event))
      return hearing.length > 0
    },
    connected: (): boolean => [...sessions.values()].some((session) => session.socket !== undefined),
    counts: (): { readonly identifies: number; readonly resumes: number; readonly closes: readonly number[] } => ({
      identifies,
      resumes,
      closes,
    }),
    intents: (): readonly number[] => [...sessions.values()].map((session) => session.intents),
    /** The socket breaks without a closing handshake. */
    drop: (): void => each(({ socket }) => socket?.terminate()),
    /** Op 7: please reconnect and resume. */
    askToReconnect: (): void => each(({ socket }) => socket?.send(JSON.stringify({ op: 7, d: null }))),
    /** Op 9: with `false` the session is over and must be identified anew. */
    invalidate: (resumable: boolean): void =>
      each((session) => {
        if (!resumable) sessions.delete(session.id)
        session.socket?.send(JSON.stringify({ op: 9, d: resumable }))
      }),
    /** Heartbeats go unanswered: a zombie connection that the bot must leave by itself. */
    stopAcks: (): void => {
      settings.acks = false
    },
    startAcks: (): void => {
      settings.acks = true
    },
    /** Sends the newest event once more, with the same sequence number. */
    repeatLast: (): void =>
      each(({ socket, sent }) => {
        const last = sent.at(-1)
        if (last) socket?.send(dispatched(last.seq, last.event))
      }),
    close: (): void => {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}
