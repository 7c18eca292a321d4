import { expect, it } from 'vitest'
import { openStore } from '#sandbox/store/database.ts'
import { freshDatabase, mongoUrl } from '#test/support/servers.ts'

it('ends the transaction that a killed process was in, so that the next one need not wait for it', async () => {
  const database = await freshDatabase()
  const where = { url: mongoUrl(), database: database.name }
  const killed = await openStore(where)
  const written = { _id: 'written' }
  await new Promise<void>((began) => {
    const neverEnds = async (session: Parameters<Parameters<typeof killed.together>[0]>[0]): Promise<void> => {
      await killed.meta.updateOne(
        written,
        { $set: { by: 'the killed one' } },
        { upsert: true, ...(session && { session }) },
      )
      began()
      await new Promise(() => undefined)
    }
    void killed.together(neverEnds)
  })
  const next = await openStore(where)
  const startedAt = performance.now()
  await next.meta.updateOne(written, { $set: { by: 'the next one' } }, { upsert: true })
  expect(performance.now() - startedAt).toBeLessThan(10_000)
  expect(await next.meta.findOne(written)).toMatchObject({ by: 'the next one' })
  await next.close()
  await killed.close()
  await database.drop()
})
