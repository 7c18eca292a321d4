import type { AlertId } from '#bank/ground/ids.ts'
import { entriesOf } from './entry.ts'
import { recoverRings, type RingDeps } from './ring.ts'

const PAGE = 5_000
/** Clocks of processes differ, and a write may take a moment. */
const MARGIN_MS = 60_000

/**
 * Puts into the index what was changed since it was last known to be complete: little, but for an index that was lost or set
 * back, which forgets with its entries up to when it was complete. It is added to while it serves.
 */
export const rebuildIndex = async (deps: RingDeps): Promise<number> => {
  await recoverRings(deps)
  const began = deps.clock()
  const complete = await deps.alertIndex.completeUntil()
  const since = complete === undefined ? undefined : complete - MARGIN_MS
  let after: AlertId | undefined
  let count = 0
  for (;;) {
    const page = await deps.alerts.page(after, PAGE, since)
    await deps.alertIndex.put(page.flatMap(entriesOf))
    count += page.length
    after = page.at(-1)?.id
    if (page.length < PAGE) break
  }
  await deps.alertIndex.setCompleteUntil(began)
  return count
}
