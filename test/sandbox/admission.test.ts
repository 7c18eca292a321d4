import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRoom } from '#sandbox/ledger/admission.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('room for one more transaction', () => {
  const crowd = (count: number) => {
    const room = createRoom()
    const inside: number[] = []
    const come = async (name: number): Promise<void> => {
      await room.wait()
      inside.push(name)
    }
    const all = Array.from({ length: count }, (_, name) => come(name))
    return { room, inside, all, come }
  }

  it('is there until a thousand are left to do; then as many come in as go, first come first served', async () => {
    const { room, inside } = crowd(1_010)
    await vi.advanceTimersByTimeAsync(0)
    expect(inside).toHaveLength(1_000)
    room.left(1_000)
    await vi.advanceTimersByTimeAsync(0)
    expect(inside).toHaveLength(1_000)
    room.left(1_200)
    room.left(1_197)
    await vi.advanceTimersByTimeAsync(0)
    expect(inside.slice(1_000)).toEqual([1_000, 1_001, 1_002])
    room.left(0)
    await vi.advanceTimersByTimeAsync(0)
    expect(inside).toHaveLength(1_010)
  })

  it('lets nobody wait for ever, and nobody past those who wait', async () => {
    const { inside, come } = crowd(1_001)
    const late = come(2_000)
    await vi.advanceTimersByTimeAsync(4_999)
    expect(inside).toHaveLength(1_000)
    await vi.advanceTimersByTimeAsync(1)
    await late
    expect(inside.slice(1_000)).toEqual([1_000, 2_000])
  })
})
