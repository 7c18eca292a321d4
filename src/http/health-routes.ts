import { Hono } from 'hono'

export type Checks = Readonly<Record<string, () => Promise<unknown>>>
const LIMIT_MS = 2_000
/** However often strangers ask, the stores are asked no more often than this. */
const KEPT_MS = 1_000

/** For everybody: `/live`, the process answers, and `/health`, whether what it stands on does, and not what that is. */
export const healthRoutes = (checks: Checks): Hono => {
  let asked: { readonly at: number; readonly answer: Promise<boolean> } | undefined
  const isWell = (): Promise<boolean> => {
    const now = performance.now()
    if (asked === undefined || now - asked.at > KEPT_MS) asked = { at: now, answer: allPass(checks) }
    return asked.answer
  }
  return new Hono()
    .get('/live', (c) => c.json({ ok: true }))
    .get('/health', async (c) => ((await isWell()) ? c.json({ ok: true }, 200) : c.json({ ok: false }, 503)))
}

/** For operators: each check by its name. */
export const healthDetailRoutes = (checks: Checks): Hono =>
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
