import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const CHATTY = fileURLToPath(new URL('./chatty-process.ts', import.meta.url))
/** Far more than a pipe holds. */
const FLOOD = 4_000

let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
})

/** A process that writes log lines on demand, and tells over another channel how it is. */
const start = async (output: 'pipe' | number): Promise<ChildProcess> => {
  child = spawn(process.execPath, [CHATTY], { stdio: ['ignore', output, 'inherit', 'ipc'] })
  await once(child, 'message')
  return child
}
type Health = { readonly worstStallMs: number; readonly memoryMiB: number }
const flood = async (process: ChildProcess): Promise<Health> => {
  process.send(FLOOD)
  const [health] = (await once(process, 'message')) as [Health]
  return health
}

describe('R26: nobody takes the log', () => {
  it('a pipe whose reader stands still blocks nothing, holds little, and later tells what is missing', async () => {
    const chatty = await start('pipe')
    const { worstStallMs, memoryMiB } = await flood(chatty)
    expect(worstStallMs).toBeLessThan(1_000)
    expect(memoryMiB).toBeLessThan(30)
    let text = ''
    chatty.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    const ask = async (): Promise<boolean> => {
      chatty.send(1)
      await once(chatty, 'message')
      return /"dropped":\d+,"msg":"log lines were dropped/.test(text)
    }
    await expect.poll(ask, { interval: 50 }).toBe(true)
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('}')),
    ).toBe(true)
  })

  it('a pipe whose reader has gone ends nobody', async () => {
    const chatty = await start('pipe')
    chatty.stdout?.destroy()
    await flood(chatty)
    await flood(chatty)
    expect(chatty.exitCode).toBeNull()
  })

  it('a full disk under the log file ends nobody', async () => {
    const full = openSync('/dev/full', 'w')
    const chatty = await start(full)
    closeSync(full)
    await flood(chatty)
    await flood(chatty)
    expect(chatty.exitCode).toBeNull()
  })
})
