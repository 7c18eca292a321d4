import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createRankedQueue } from '#kit/ranked-queue.ts'

const recorded = () => {
  const done: string[] = []
  const queue = createRankedQueue()
  const run = (key: string, name: string, rank?: number) =>
    queue(
      key,
      async () => {
        await pause(5)
        done.push(name)
        return name
      },
      rank,
    )
  return { done, queue, run }
}

it('runs lower ranks first, equal ones as they came, and one at a time', async () => {
  const { done, run } = recorded()
  await Promise.all([
    run('a', 'first', 3),
    run('a', 'c', 2),
    run('a', 'b1'),
    run('a', 'd', 3),
    run('a', 'b2'),
    run('a', 'a', 0),
  ])
  expect(done).toEqual(['first', 'a', 'b1', 'b2', 'c', 'd'])
})

it('lets other keys run beside it', async () => {
  const { done, run } = recorded()
  await Promise.all([run('a', 'a1'), run('a', 'a2'), run('b', 'b1', 3)])
  expect(done).toEqual(['a1', 'b1', 'a2'])
})

it('gives back what the work gave, rejects for its caller alone, and begins anew when it was empty', async () => {
  const { queue, run } = recorded()
  const failed = queue('a', () => Promise.reject(new Error('no')))
  const thrown = queue('a', () => {
    throw new Error('at once')
  })
  const after = run('a', 'after')
  await expect(failed).rejects.toThrow('no')
  await expect(thrown).rejects.toThrow('at once')
  expect(await after).toBe('after')
  expect(await run('a', 'again')).toBe('again')
})
