import { describe, expect, it, vi } from 'vitest'
import type { ConversationId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { confirm } from '#bank/operation/decide.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import { askFor } from '#bank/request/ask.ts'
import { place, type Somebody, startBankOnSandbox } from './bank-on-sandbox.ts'
import { unasked } from '#test/support/unasked.ts'

const fixture = startBankOnSandbox()
/** Each talks to the bank many times. */
vi.setConfig({ testTimeout: 90_000 })
let turns = 0

const REFUSED = { ok: false, error: { kind: 'note-too-small', least: usd(1_00n) } }

const sends = (from: Somebody, to: Somebody, cents: bigint, note: string) =>
  proposeSend(fixture.ports, from.customer, {
    ...{ turn: `note_${(turns += 1)}`, place: place('note'), now: fixture.now },
    ...{ from: from.account.id, payee: { account: to.account.id }, amount: usd(cents), note },
  })
const asks = (asker: Somebody, payer: Somebody, cents: bigint, note: string) =>
  askFor(fixture.ports, asker.customer, {
    ...{ turn: `note_${(turns += 1)}`, conversation: 'web:asker' as ConversationId, now: fixture.now },
    ...{ payer: payer.customer.id, to: asker.account.id, amount: usd(cents), note },
  })
const pays = async (from: Somebody, to: Somebody, cents: bigint): Promise<void> => {
  const made = await sends(from, to, cents, '')
  if (!made.ok) throw new Error(made.error.kind)
  await confirm(fixture.ports, made.value.id, from.customer, unasked(fixture.now))
  expect((await fixture.settle(made.value)).state).toBe('settled')
}

describe('a note for a stranger', () => {
  it('comes with a dollar or more, sent or asked for; without words a cent is enough', async () => {
    const [writer, reader] = [await fixture.somebody(), await fixture.somebody()]
    for (const attempt of [sends, asks]) {
      expect(await attempt(writer, reader, 99n, 'Call 1-800-PARLEY')).toEqual(REFUSED)
      expect((await attempt(writer, reader, 1n, '')).ok).toBe(true)
      expect((await attempt(writer, reader, 1_00n, 'pizza')).ok).toBe(true)
    }
  })

  it('is not bought with a cent, and free once the reader has paid, or was paid a dollar', async () => {
    const [writer, reader, friend] = [await fixture.somebody(), await fixture.somebody(), await fixture.somebody()]
    await pays(writer, reader, 1n)
    expect(await sends(writer, reader, 1n, 'hello')).toEqual(REFUSED)
    expect(await asks(writer, reader, 1n, 'hello')).toEqual(REFUSED)
    // The other way round the writer has paid, if only a cent: who was paid may answer.
    expect((await sends(reader, writer, 1n, 'thanks')).ok).toBe(true)
    await pays(writer, friend, 1_00n)
    expect((await sends(writer, friend, 1n, 'and one more')).ok).toBe(true)
    expect((await sends(writer, writer, 1n, 'to myself')).ok).toBe(false)
  })

  it('that an asker has written is paid with what was asked', async () => {
    const [asker, payer] = [await fixture.somebody(0n), await fixture.somebody()]
    const made = await asks(asker, payer, 5_00n, 'pizza')
    expect(made.ok).toBe(true)
  })
})
