import { Hono } from 'hono'

type Check = () => Promise<unknown>
const LIMIT_MS = 2_000

/** `/live`: the process answers. `/health`: what it stands on answers too. Neither tells more than that. */
export const healthDoor = (checks: Readonly<Record<string, Check>>): Hono =>
  new Hono()
    .get('/live', (c) => c.json({ ok: true }))
    .get('/health', async (c) => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const),
      )
      const ok = results.every(([, passed]) => passed)
      return c.json({ ok, ...Object.fromEntries(results) }, ok ? 200 : 503)
    })

const passes = async (check: Check): Promise<boolean> => {
  const late = new Promise<false>((resolve) => setTimeout(resolve, LIMIT_MS, false).unref())
  const done = check().then(
    () => true,
    () => false,
  )
  return await Promise.race([done, late])
}
