import { createAsUser } from './as-user.ts'
import { createClientCalls } from './client-calls.ts'
import type { SynapseConfig } from './config.ts'
import { createFingerprint } from './fingerprint.ts'
import { createIssueKey } from './issue-key.ts'
import { createOauthKeys } from './oauth-keys.ts'
import { createObjects } from './objects.ts'
import { throughCircuit } from './through.ts'
import { setDeadline } from './transport.ts'
import { createUnderstand } from './understand.ts'

/** The bank's calls: fresh objects, a deadline, answers checked, failures sorted. */
export const createBank = (config: SynapseConfig) => {
  const objects = createObjects(config)
  const understand = createUnderstand(config)
  const ask = throughCircuit(config.circuit)
  setDeadline(config.baseUrl, config.timeoutMs)

  const clientCalls = createClientCalls({ config, objects, understand, ask })
  const { readUser } = clientCalls
  const keys = createOauthKeys({
    issue: createIssueKey({ config, objects, understand, ask, readUser }),
    clock: config.clock,
  })
  return {
    ...clientCalls,
    asUser: createAsUser({ objects, understand, ask, keys, readUser }),
    forgetKey: keys.forget,
    fingerprint: createFingerprint({ objects, understand, readUser }),
  }
}
export type Bank = ReturnType<typeof createBank>
