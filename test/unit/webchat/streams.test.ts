import { describe, expect, it } from 'vitest'
import { createStreams } from '#adapters/webchat/streams.ts'
import { conversationId } from '#bank/ground/ids.ts'

const { signal } = new AbortController()
let serial = 0
const somebody = () => conversationId(`web:${++serial}`)

describe('open streams', () => {
  it('of one network are a tenth of all, however many conversations it makes, and others keep theirs', () => {
    const streams = createStreams({ conversation: 3, inAll: 100 })
    const opens = (network: string) => streams.open({ conversation: somebody(), network }, signal)
    const flood = Array.from({ length: 200 }, () => opens('192.0.2.1'))
    expect(flood.filter((stream) => stream !== undefined)).toHaveLength(10)
    expect(opens('192.0.2.2')).toBeDefined()
    flood[0]?.close()
    expect(opens('192.0.2.1')).toBeDefined()
    expect(opens('192.0.2.1')).toBeUndefined()
  })

  it('are counted in all, and by conversation, wherever they come from', () => {
    const streams = createStreams({ conversation: 3, inAll: 5 })
    const conversation = somebody()
    const opens = (who = conversation) => streams.open({ conversation: who, network: undefined }, signal)
    expect([opens(), opens(), opens(), opens()].map((stream) => stream !== undefined)).toEqual([
      true,
      true,
      true,
      false,
    ])
    const others = [opens(somebody()), opens(somebody()), opens(somebody())]
    expect(others.map((stream) => stream !== undefined)).toEqual([true, true, false])
    others[0]?.close()
    expect(opens(somebody())).toBeDefined()
  })

  it('end together', () => {
    const streams = createStreams({})
    const stream = streams.open({ conversation: somebody(), network: 'a' }, signal)
    streams.closeAll()
    expect(stream?.signal.aborted).toBe(true)
  })
})
