import { createDiscordStandIn, type DiscordStandIn } from '#test/support/discord/index.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { ALEX } from './bot-on-stand-in.ts'

const Frame = z.object({ op: z.int(), t: z.string().nullish(), s: z.int().nullish(), d: z.unknown().optional() })
type Frame = z.infer<typeof Frame>

const standing = async (): Promise<DiscordStandIn> => {
  const standIn = await createDiscordStandIn()
  onTestFinished(() => standIn.close())
  return standIn
}

/** A client of a few lines: sends one opening frame after HELLO and keeps what it hears. */
const connect = (standIn: DiscordStandIn, opening: object) => {
  const socket = new WebSocket(standIn.gatewayUrl)
  const frames: Frame[] = []
  socket.on('message', (data: Buffer) => {
    const frame = Frame.parse(JSON.parse(data.toString('utf8')))
    frames.push(frame)
    if (frame.op === 10) socket.send(JSON.stringify(opening))
  })
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => resolve(code))
  })
  const heard = (predicate: (frame: Frame) => boolean): Promise<Frame> =>
    expect
      .poll(() => frames.find(predicate), { timeout: 3000 })
      .toBeDefined()
      .then(() => Frame.parse(frames.find(predicate)))
  return { socket, frames, closed, heard }
}

const identify = (standIn: DiscordStandIn, more: object = {}) => ({
  op: 2,
  d: { token: standIn.token, intents: 4096, properties: {}, ...more },
})

describe('the Gateway', () => {
  it.each<[string, number, object]>([
    ['a wrong token', 4004, { token: 'wrong' }],
    ['an intent that does not exist', 4013, { intents: 2 ** 30 }],
    ['a privileged intent', 4014, { intents: 4096 | (1 << 15) }],
    ['what it cannot decode', 4002, { intents: 'all' }],
  ])('closes on %s with %i', async (_name, code, more) => {
    const standIn = await standing()
    expect(await connect(standIn, identify(standIn, more)).closed).toBe(code)
  })

  it('sends direct messages only to who asked for them', async () => {
    const standIn = await standing()
    const deaf = connect(standIn, identify(standIn, { intents: 0 }))
    await deaf.heard(({ t }) => t === 'READY')
    expect(() => standIn.user(ALEX).say('hello')).toThrow(/no Gateway session/)
    const hearing = connect(standIn, identify(standIn))
    await hearing.heard(({ t }) => t === 'READY')
    standIn.user(ALEX).say('hello')
    expect(await hearing.heard(({ t }) => t === 'MESSAGE_CREATE')).toMatchObject({ d: { content: 'hello' } })
    expect(deaf.frames.filter(({ t }) => t === 'MESSAGE_CREATE')).toEqual([])
  })

  it('replays what a resumed session has missed, in order and once', async () => {
    const standIn = await standing()
    const first = connect(standIn, identify(standIn))
    const ready = await first.heard(({ t }) => t === 'READY')
    const { session_id: session } = z.object({ session_id: z.string() }).parse(ready.d)
    standIn.gateway.drop()
    await first.closed
    standIn.user(ALEX).say('one')
    standIn.user(ALEX).say('two')
    const again = connect(standIn, { op: 6, d: { token: standIn.token, session_id: session, seq: ready.s } })
    await again.heard(({ t }) => t === 'RESUMED')
    expect(again.frames.flatMap(({ t, s }) => (t ? [[t, s]] : []))).toEqual([
      ['MESSAGE_CREATE', 2],
      ['MESSAGE_CREATE', 3],
      ['RESUMED', 4],
    ])
  })

  it('knows no session after a close with 1000, and refuses a sequence from the future', async () => {
    const standIn = await standing()
    const first = connect(standIn, identify(standIn))
    const ready = await first.heard(({ t }) => t === 'READY')
    const { session_id: session } = z.object({ session_id: z.string() }).parse(ready.d)
    const ahead = connect(standIn, { op: 6, d: { token: standIn.token, session_id: session, seq: 99 } })
    expect(await ahead.closed).toBe(4007)
    first.socket.close(1000)
    await first.closed
    await expect.poll(() => standIn.gateway.counts().closes).toContain(1000)
    const gone = connect(standIn, { op: 6, d: { token: standIn.token, session_id: session, seq: 1 } })
    expect(await gone.heard(({ op }) => op === 9)).toMatchObject({ d: false })
  })

  it('answers heartbeats unless told not to', async () => {
    const standIn = await standing()
    const { socket, heard, frames } = connect(standIn, identify(standIn))
    await heard(({ t }) => t === 'READY')
    socket.send('{"op":1,"d":1}')
    await heard(({ op }) => op === 11)
    standIn.gateway.stopAcks()
    socket.send('{"op":1,"d":1}')
    standIn.gateway.askToReconnect()
    await heard(({ op }) => op === 7)
    expect(frames.filter(({ op }) => op === 11)).toHaveLength(1)
  })
})
