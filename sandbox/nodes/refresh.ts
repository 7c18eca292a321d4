import type { NodeServices } from './services.ts'
import type { NodeDoc } from '../store/documents.ts'
import { wrongState } from '../kit/refusal.ts'

const EVERY_MS = 4 * 60 * 60 * 1_000

/** `force_refresh`: reads a login-linked bank again, at most every four hours. */
export const refreshNode = (services: NodeServices, node: NodeDoc): Promise<NodeDoc> | NodeDoc => {
  const linked = node.type === 'ACH-US' && node.extra.other['access_token'] !== null && node._s.micro === null
  if (!linked) {
    if (services.settings.refreshNothingStatus === 200) return node
    throw wrongState(`Refresh is not supported for node ${node._id}.`)
  }
  const now = services.clock.now()
  const updated = Number(node.extra.other['updated_on'] ?? 0)
  if (now - updated < EVERY_MS) return node
  return services.nodes.change(node._id, (before) => ({
    ...before,
    extra: { ...before.extra, other: { ...before.extra.other, updated_on: now } },
    info: { ...before.info, balance: { ...(before.info['balance'] as object), updated_on: now } },
  }))
}
