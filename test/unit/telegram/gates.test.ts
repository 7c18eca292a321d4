import { describe, expect, it } from 'vitest'
import { createGates } from '#adapters/telegram/gates.ts'

const [GROUP, OTHER_GROUP] = [-1_001, -1_002]
const [ANN, BEN, CAT] = [1, 2, 3]

/** Gates on a clock that stands still, and how long calls had to wait at them. */
const open = () => {
  const waits: number[] = []
  const gates = createGates({ clock: () => 1_000_000, wait: async (ms) => void waits.push(ms) })
  const waited = async (chat: number): Promise<boolean> => {
    const before = waits.length
    await gates.pass(chat, {})
    return waits.length > before
  }
  return { gates, waited }
}

describe('who waits once Telegram has refused several chats', () => {
  it.each([
    ['a group and a person', [GROUP, ANN]],
    ['a person and a group', [ANN, GROUP]],
    ['two groups', [GROUP, OTHER_GROUP]],
    ['the same person twice', [ANN, ANN]],
  ])('those alone, where they are %s', async (_, refused) => {
    const { gates, waited } = open()
    for (const chat of refused) gates.close(chat, 15_000)
    for (const chat of refused) expect(await waited(chat)).toBe(true)
    expect(await waited(CAT)).toBe(false)
  })

  it('all, where they are two people to whom little was sent', async () => {
    const { gates, waited } = open()
    for (const chat of [ANN, BEN]) gates.close(chat, 15_000)
    expect(await waited(CAT)).toBe(true)
  })

  it('those alone, where one of them made us answer too fast', async () => {
    const { gates, waited } = open()
    for (let call = 0; call < 4; call += 1) await gates.pass(ANN, {})
    for (const chat of [ANN, BEN]) gates.close(chat, 15_000)
    expect(await waited(CAT)).toBe(false)
  })
})
