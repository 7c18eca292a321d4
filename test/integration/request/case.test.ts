import { afterEach, describe, expect, it, vi } from 'vitest'
import { closeCase, handleCases } from '#bank/case/handle.ts'
import { MAX_OPEN_CASES, report, type Subject } from '#bank/case/report.ts'
import { writeToCase } from '#bank/case/thread.ts'
import type { Case, Wrong } from '#bank/case/case.ts'
import { type ConversationId, reference } from '#bank/ground/ids.ts'
import { saveEntry } from '#bank/operation/mirror.ts'
import { must } from '#test/integration/synapse/rail-on-sandbox.ts'
import { FaultRule } from '#sandbox/faults/faults.ts'
import { postedAt, type Somebody, transfersOf, startBankOnSandbox } from './bank-on-sandbox.ts'

const fixture = startBankOnSandbox()
/** Each talks to the bank many times. */
vi.setConfig({ testTimeout: 90_000 })
const fault = (rule: object): void => void fixture.bank.faults.add(FaultRule.parse(rule))
afterEach(() => fixture.bank.faults.clear())

let turns = 0
const reported = async (who: Somebody, subject: Subject, wrong: Wrong = 'wrong-amount', text = 'too much') => {
  turns += 1
  return report(fixture.ports, who.customer, {
    ...{ turn: `case${turns}`, conversation: 'web:me' as ConversationId, now: fixture.now, subject, wrong, text },
  })
}
const kept = async (made: ReturnType<typeof reported>): Promise<Case> => {
  const result = await made
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}
const sweep = async (): Promise<void> => {
  for (let times = 0; times < 4; times += 1) {
    await handleCases(fixture.ports)
    fixture.now += 120_000
  }
}
const comments = async ({ customer, account }: Somebody, transfer: string, id: Case['id']): Promise<number> => {
  const where = { user: customer.bankUserId ?? '', account: account.bankAccountId, transfer }
  const { timeline } = await must(fixture.bank.rail.transfers.read(where))
  return timeline.map(({ note }) => note.split(`[Case ${reference(id)}]`).length - 1).reduce((sum, n) => sum + n, 0)
}

describe('a reported problem', () => {
  it('is kept with everything about the payment, encrypted, and the bank is told once', async () => {
    const [from, to] = [await fixture.somebody(), await fixture.somebody(0n)]
    const sent = await fixture.settle(await fixture.waiting(from, to, 5_00n))
    const made = await kept(reported(from, { operation: sent.id }, 'wrong-amount', 'It was two dollars'))
    const attached = JSON.parse(made.attached) as Record<string, unknown>
    expect(attached).toMatchObject({
      operation: { id: sent.id, history: expect.any(Array) },
      transfer: { id: sent.bankId, status: 'settled' },
      journal: [{ operation: sent.id }, { operation: sent.id }],
    })
    expect(JSON.stringify(attached['notices'])).toContain(`${sent.id}:settled`)
    const raw = JSON.stringify(await fixture.stores.db.collection('cases').find().toArray(), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    )
    for (const secret of ['two dollars', 'lunch', 'Quillfeather']) expect(raw).not.toContain(secret)
    await sweep()
    expect(await fixture.ports.cases.find(made.id)).toMatchObject({
      ...{ state: 'open', comment: 'done', dispute: 'not-possible' },
    })
    expect(await comments(from, sent.bankId ?? '', made.id)).toBe(1)
    expect((await fixture.ports.cases.find(made.id))?.dueAt).toBeUndefined()
  })

  it('is commented on once, though answers are lost and two workers try', async () => {
    const [from, to] = [await fixture.somebody(), await fixture.somebody(0n)]
    const sent = await fixture.settle(await fixture.waiting(from, to, 5_00n))
    const made = await kept(reported(from, { transfer: sent.bankId ?? '' }))
    fault({ method: 'PATCH', route: '/users/*/nodes/*/trans/*', fault: 'reset-after', times: 1 })
    await Promise.all([handleCases(fixture.ports), handleCases(fixture.ports), handleCases(fixture.ports)])
    fixture.now += 120_000
    await sweep()
    expect(await comments(from, sent.bankId ?? '', made.id)).toBe(1)
    expect((await fixture.ports.cases.find(made.id))?.comment).toBe('done')
  })

  it('twice about the same is one, and nobody reports somebody else’s', async () => {
    const [from, to] = [await fixture.somebody(), await fixture.somebody(0n)]
    const sent = await fixture.settle(await fixture.waiting(from, to, 5_00n))
    const first = await kept(reported(from, { operation: sent.id }))
    expect((await kept(reported(from, { transfer: sent.bankId ?? '' }))).id).toBe(first.id)
    expect((await kept(reported(from, { operation: sent.id }, 'twice'))).id).not.toBe(first.id)
    // The payee sees the transfer too, but not the sender's operation.
    expect(await reported(to, { operation: sent.id })).toMatchObject({ error: { kind: 'not-yours' } })
    const theirs = await kept(reported(to, { transfer: sent.bankId ?? '' }, 'not-me'))
    expect(theirs.attached).not.toContain(sent.place.conversation)
  })

  it('is answered by an operator, once, and the customer hears it', async () => {
    const [from, to] = [await fixture.somebody(), await fixture.somebody(0n)]
    const sent = await fixture.waiting(from, to, 5_00n)
    const made = await kept(reported(from, { operation: sent.id }))
    expect((await fixture.ports.cases.open(50)).map(({ id }) => id)).toContain(made.id)
    expect(await closeCase(fixture.ports, made.id, 'We sent it back.')).toBe(true)
    expect(await closeCase(fixture.ports, made.id, 'Again')).toBe(false)
    expect(await fixture.ports.cases.find(made.id)).toMatchObject({ state: 'closed', answer: 'We sent it back.' })
    const told = (await fixture.ports.cases.find(made.id))?.thread?.[0]?.id
    expect(fixture.woken.filter((id) => id.startsWith(made.id))).toEqual([`${made.id}:${told}`])
    await sweep()
    expect(await fixture.ports.cases.find(made.id)).toMatchObject({ state: 'closed', answer: 'We sent it back.' })
  })

  it('about a card transaction opens a dispute at the bank, once, and the customer hears it', async () => {
    const who = await fixture.somebody(50_00n)
    const [paid] = await transfersOf(fixture, who)
    if (paid === undefined) throw new Error('nothing has come in')
    expect(paid.from.kind).toBe('card')
    await saveEntry(fixture.ports, paid)
    const made = await kept(reported(who, { transfer: paid.id }, 'not-me'))
    fault({ method: 'PATCH', route: '/users/*/nodes/*/trans/*/dispute', fault: 'reset-after', times: 1 })
    await sweep()
    expect(await fixture.ports.cases.find(made.id)).toMatchObject({
      ...{ state: 'at-bank', dispute: 'done', comment: 'done' },
    })
    expect(fixture.woken.filter((id) => id.startsWith(made.id))).toEqual([`${made.id}:at-bank`])
    // The bank's provisional credit came once.
    for (let steps = 0; steps < 4; steps += 1) await fixture.bank.step(5_000)
    expect(await postedAt(fixture, who)).toBe(100_00n)
    expect(await comments(who, paid.id, made.id)).toBe(1)
  })

  it('keeps what the bank has said where its customer writes meanwhile', async () => {
    const who = await fixture.somebody(50_00n)
    const [paid] = await transfersOf(fixture, who)
    if (paid === undefined) throw new Error('nothing has come in')
    await saveEntry(fixture.ports, paid)
    const made = await kept(reported(who, { transfer: paid.id }, 'not-me'))
    const { reports } = fixture.ports
    let disputes = 0
    const dispute: typeof reports.dispute = async (order) => {
      disputes += 1
      const disputed = await reports.dispute(order)
      const writer = { ...{ chat: made.conversation, turn: 'meanwhile', now: fixture.now }, customer: who.customer }
      await writeToCase(fixture.ports, { ...writer, owner: who.customer.id }, { case: made.id, text: 'Is it done?' })
      return disputed
    }
    await handleCases({ ...fixture.ports, reports: { ...reports, dispute } })
    expect(await fixture.ports.cases.find(made.id)).toMatchObject({
      ...{ state: 'at-bank', dispute: 'done', comment: 'done', thread: [{ text: 'Is it done?' }] },
    })
    expect(disputes).toBe(1)
    expect(fixture.woken.filter((id) => id.startsWith(made.id))).toEqual([`${made.id}:at-bank`])
  })

  it('is limited in number', async () => {
    const [from, to] = [await fixture.somebody(), await fixture.somebody(0n)]
    const wrongs: readonly Wrong[] = ['not-me', 'wrong-amount', 'twice', 'not-arrived', 'other']
    for (let made = 0; made < MAX_OPEN_CASES; ) {
      const sent = await fixture.waiting(from, to, 1_00n)
      for (const wrong of wrongs) {
        await kept(reported(from, { operation: sent.id }, wrong))
        made += 1
      }
    }
    const sent = await fixture.waiting(from, to, 1_00n)
    expect(await reported(from, { operation: sent.id })).toMatchObject({ error: { kind: 'too-many' } })
  })
})
