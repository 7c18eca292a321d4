import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAdmission } from '#sandbox/ledger/admission.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the admission of transactions', () => {
  const start = (count: number) => {
    const admission = createAdmission()
    const admitted: number[] = []
    const enter = async (name: number): Promise<void> => {
      await admission.admit()
      admitted.push(name)
    }
    const all = Array.from({ length: count }, (_, name) => enter(name))
    return { admission, admitted, all, enter }
  }

  it('is open until a thousand are left to do; then it admits as many as were done, first come first served', async () => {
    const { admission, admitted } = start(1_010)
    await vi.advanceTimersByTimeAsync(0)
    expect(admitted).toHaveLength(1_000)
    admission.setBacklog(1_000)
    await vi.advanceTimersByTimeAsync(0)
    expect(admitted).toHaveLength(1_000)
    admission.setBacklog(1_200)
    admission.setBacklog(1_197)
    await vi.advanceTimersByTimeAsync(0)
    expect(admitted.slice(1_000)).toEqual([1_000, 1_001, 1_002])
    admission.setBacklog(0)
    await vi.advanceTimersByTimeAsync(0)
    expect(admitted).toHaveLength(1_010)
  })

  it('lets no caller wait for ever, and none past those who wait', async () => {
    const { admitted, enter } = start(1_001)
    const late = enter(2_000)
    await vi.advanceTimersByTimeAsync(4_999)
    expect(admitted).toHaveLength(1_000)
    await vi.advanceTimersByTimeAsync(1)
    await late
    expect(admitted.slice(1_000)).toEqual([1_000, 2_000])
  })
})
