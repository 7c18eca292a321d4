import { holdingsOf } from '#bank/leaving.ts'
import { askDeletion as askFor, obstaclesOf, stopDeletion as stop } from '#bank/privacy/deletion.ts'
import { exportData as exportAll } from '#bank/privacy/export.ts'
import { question } from '#conversation/ask/ask.ts'
import { actorOf } from '#conversation/ask/asker.ts'

/** The PIN was right in this turn. */
export const exportData = question(
  'privacy.export',
  async (_: void, asker) => exportAll(asker.ports, holdingsOf(asker.ports), await asker.me(), actorOf(asker)),
  { once: true },
)

/** What has to be settled before anything can be deleted, and how long it waits then. */
export const lookAtDeletion = question('privacy.look', async (_: void, { ports, me }) => ({
  obstacles: await obstaclesOf(ports, await me()),
  waitMs: ports.settings.deletionWaitMs,
}))

/** The PIN was right in this turn. */
export const askDeletion = question(
  'privacy.delete',
  async (_: void, asker) => askFor(asker.ports, (await asker.me()).id, actorOf(asker)),
  { once: true },
)

/** By whoever is joined to this chat, signed in or not. */
export const stopDeletion = question(
  'privacy.keep',
  async (_: void, asker) => {
    const customer = await asker.ports.customers.findByIdentity(asker.turn.who.identity)
    return customer === undefined ? 'unknown' : await stop(asker.ports, customer.id, actorOf(asker))
  },
  { once: true, anyone: true },
)
