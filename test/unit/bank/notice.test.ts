import { describe, expect, it } from 'vitest'
import { newId } from '#bank/ground/ids.ts'
import type { Notice } from '#bank/ground/notice.ts'
import { type Attempt, canBecome, stepAfter } from '#bank/notice/life-cycle.ts'

const NOW = 1_000_000
const notice: Notice = {
  id: 'op_1:settled',
  customer: newId('customer'),
  conversation: 'web:1',
  about: { kind: 'tier', tier: 'receive-only' },
  createdAt: NOW - 60_000,
}
const seen: Notice = { ...notice, deliveredIn: 'web:1' }

describe('after an attempt to deliver a notice', () => {
  it.each<readonly [string, Notice, Attempt, object]>([
    ['what is not wholly there waits', notice, { kind: 'not-ready' }, { state: 'waiting', dueAt: NOW + 10_000 }],
    ['what is no longer so is over', notice, { kind: 'void' }, { state: 'delivered' }],
    [
      'a failure backs off by half the age',
      notice,
      { kind: 'failed', error: new Error('x') },
      { state: 'waiting', dueAt: NOW + 30_000 },
    ],
    [
      'what was taken is over',
      notice,
      { kind: 'taken', conversation: 'web:1', isFresh: false },
      { state: 'delivered' },
    ],
    [
      'a fresh outcome is shown once more',
      notice,
      { kind: 'taken', conversation: 'web:1', isFresh: true },
      { state: 'waiting', dueAt: NOW + 6_000, deliveredIn: 'web:1' },
    ],
    ['and only once', seen, { kind: 'taken', conversation: 'web:1', isFresh: true }, { state: 'delivered' }],
    ['what no channel took is owed', notice, { kind: 'not-taken', isOwed: true }, { state: 'unreachable' }],
    ['but not to who has had it', seen, { kind: 'not-taken', isOwed: true }, { state: 'delivered' }],
    ['nor where it is worth nothing elsewhere', notice, { kind: 'not-taken', isOwed: false }, { state: 'delivered' }],
  ])('%s', (_, given, attempt, step) => {
    const next = stepAfter(given, attempt, NOW)
    expect(next).toEqual(step)
    expect(canBecome('waiting', next.state)).toBe(true)
  })

  it('never backs off for more than five minutes', () => {
    const old = { ...notice, createdAt: NOW - 86_400_000 }
    expect(stepAfter(old, { kind: 'failed', error: new Error('x') }, NOW)).toEqual({
      state: 'waiting',
      dueAt: NOW + 300_000,
    })
  })
})
