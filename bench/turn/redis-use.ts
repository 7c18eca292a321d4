import { setTimeout as pause } from 'node:timers/promises'
import type { Redis } from 'ioredis'

/** CPU that Redis has used so far, ms. */
export const redisCpuMs = async (redis: Redis): Promise<number> => {
  const told = await redis.info('cpu')
  const of = (name: string): number => Number(new RegExp(`${name}:([\\d.]+)`).exec(told)?.[1] ?? Number.NaN)
  return (of('used_cpu_user') + of('used_cpu_sys')) * 1_000
}

/** The commands that clients send while `work` runs, those inside scripts left out: how often each. */
export const commandsDuring = async (redis: Redis, work: () => Promise<unknown>): Promise<Map<string, number>> => {
  const counts = new Map<string, number>()
  const monitor = await redis.monitor()
  monitor.on('monitor', (_time: string, [name = '']: string[], source: string) => {
    if (source !== 'lua') counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1)
  })
  await work()
  // What was sent last is told last.
  await pause(200)
  monitor.disconnect()
  return counts
}
