import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Act } from '#conversation/channel/turn.ts'
import type { ParleyProcesses } from './parley-processes.ts'

type Turn = { readonly url: string; readonly token: string; readonly id: string; readonly act: Act }

/** One turn of the web chat, as a page sends it. */
export const postTurn = async ({ url, token, id, act }: Turn): Promise<number> => {
  const answer = await fetch(`${url}/chat/turns`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id, act }),
  })
  await answer.arrayBuffer()
  return answer.status
}

/** Strangers who say hello, one after the other and each once, until stopped; what became of each. */
export const startFlood = (processes: ParleyProcesses, perSecond: number) => {
  let answered = 0
  /** By id, and what came instead of an answer. */
  const unanswered = new Map<string, string>()
  const going: Promise<unknown>[] = []
  let isOver = false
  const hello = async (): Promise<void> => {
    const turn = { url: processes.url, token: randomBytes(32).toString('base64url'), id: randomUUID() }
    try {
      const status = await postTurn({ ...turn, act: { do: 'say', text: 'hello' } })
      if (status === 200) answered += 1
      else unanswered.set(turn.id, `answered with ${status}`)
    } catch (error) {
      unanswered.set(turn.id, String((error as Error).cause ?? error))
    }
  }
  const run = async (): Promise<void> => {
    while (!isOver) {
      going.push(hello())
      await pause(1_000 / perSecond)
    }
  }
  const running = run()
  return {
    answered: (): number => answered,
    stop: async (): Promise<{ readonly answered: number; readonly unanswered: number }> => {
      isOver = true
      await running
      await Promise.all(going)
      return { answered, unanswered: unanswered.size }
    },
    /** Those that were taken and not answered: they stand in the store, and nobody was told. */
    broken: async (): Promise<readonly string[]> => {
      const stored = await processes.answeredTurns()
      return [...unanswered].filter(([id]) => stored.some((key) => key.includes(id))).map((each) => each.join(': '))
    },
  }
}
