import { Hono } from 'hono'

export type Checks = Readonly<Record<string, () => Promise<unknown>>>
const LIMIT_MS = 2_000

/** `/live`: the process answers. `/health`: what it stands on answers too. Neither tells more than that. */
export const healthRoutes = (checks: Checks): Hono =>
  new Hono()
    .get('/live', (c) => c.json({ ok: true }))
    .get('/health', async (c) => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const),
      )
      const ok = results.every(([, passed]) => passed)
      return c.json({ ok, ...Object.fromEntries(results) }, ok ? 200 : 503)
    })

/** Whether all of them pass. */
export const allPass = async (checks: Checks): Promise<boolean> =>
  (await Promise.all(Object.values(checks).map(passes))).every(Boolean)

const passes = async (check: () => Promise<unknown>): Promise<boolean> => {
  const late = new Promise<false>((resolve) => setTimeout(resolve, LIMIT_MS, false).unref())
  const done = check().then(
    () => true,
    () => false,
  )
  return await Promise.race([done, late])
}
