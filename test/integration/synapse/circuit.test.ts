import { describe, expect, it } from 'vitest'
import { createProbe, createSynapseRail, type SynapseConfig } from '#adapters/synapse/index.ts'
import { type Misbehave, refusal } from './loopback.ts'
import { badGateway, CREATE, order, page, read, resets, SECRET, startRailOnLoopback } from './rail-on-loopback.ts'

const fixture = startRailOnLoopback()

const QUOTES = 'GET /nodes/crypto-quotes'
/** A rail behind a circuit that the test opens, and what it was told of each call. */
const behind = () => {
  const circuit = { away: false, heard: [] as boolean[] }
  const config: SynapseConfig = {
    baseUrl: fixture.bank.baseUrl,
    clientId: 'client_id_1',
    clientSecret: SECRET,
    fingerprint: 'fp-canary',
    timeoutMs: 600,
    clock: () => fixture.now,
    circuit: { isAway: async () => circuit.away, record: async (answered) => void circuit.heard.push(answered) },
  }
  return { circuit, config, rail: createSynapseRail(config) }
}

describe('R23: the bank behind a circuit', () => {
  it('is not asked while it is open, and a write that was kept back is certain not to have been sent', async () => {
    const { circuit, rail } = behind()
    await rail.transfers.submit(order())
    const before = fixture.bank.seen.length
    circuit.away = true
    expect(await rail.transfers.submit(order())).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
    expect(await read({ ...fixture, rail })).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
    expect(fixture.bank.seen).toHaveLength(before)
  })

  it.each<readonly [string, Misbehave, boolean]>([
    ['a refusal', refusal(400, '200'), true],
    ['a used key', refusal(409, '450'), true],
    ['too many requests', refusal(429, '429'), true],
    ['a reset', resets, false],
    ['502', badGateway, false],
    ['500 in JSON', refusal(500, '500'), false],
    ['a page with 200', page, false],
  ])('hears of %s whether it was the bank that answered', async (_name, act, answered) => {
    const { circuit, rail } = behind()
    fixture.bank.next(CREATE, act)
    await rail.transfers.submit(order())
    expect(circuit.heard.at(-1)).toBe(answered)
    expect(circuit.heard.slice(0, -1).every(Boolean)).toBe(true)
  })

  it('is asked past the circuit whether it is back', async () => {
    const { circuit, config } = behind()
    circuit.away = true
    const probe = createProbe(config)
    fixture.bank.next(QUOTES, badGateway)
    expect(await probe()).toBe(false)
    // Whatever it says, as long as it is the bank that says it.
    fixture.bank.next(QUOTES, refusal(404, '404'))
    expect(await probe()).toBe(true)
    expect(circuit.heard).toEqual([])
  })
})
