import { Redis } from 'ioredis'
import { createRedisStores } from '#adapters/redis/index.ts'
import { createSeals } from '#adapters/vault/index.ts'
import type { ConversationId, TurnId } from '#bank/ground/ids.ts'
import type { ParleyInProcess } from '#test/support/whole-app.ts'

/** The ids of the buttons that this conversation's session knows by this choice, the newest last. */
export const buttonsOf = async (
  parley: ParleyInProcess,
  conversation: string,
  choice: string,
): Promise<readonly string[]> => {
  const { REDIS_URL, REDIS_NAMESPACE, DATA_KEY } = parley.runtime.config
  const redis = new Redis(REDIS_URL)
  const seal = createSeals({ current: DATA_KEY.current, keys: DATA_KEY.reveal() }).cache
  const { sessions } = createRedisStores({ redis, namespace: REDIS_NAMESPACE, seal })
  const loaded = await sessions.load(conversation as ConversationId, `look:${Math.random()}` as TurnId)
  await redis.quit()
  if (loaded.kind !== 'session') throw new Error('no turn has this name')
  return Object.entries(loaded.session?.presses ?? {}).flatMap(([id, press]) =>
    press.choice.choice === choice ? [id] : [],
  )
}
