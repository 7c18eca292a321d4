import { notify } from '#bank/ground/notice.ts'
import type { RequestPorts } from './request-ports.ts'
import type { MoneyRequest } from './request.ts'

type Deps = Pick<RequestPorts, 'customers' | 'notices' | 'wake' | 'clock'>

/**
 * Both sides learn where a request stands, each once per state: the payer where they talk to us, the asker where it
 * was asked. Repeating it notifies no side twice.
 */
export const notifyBoth = async (deps: Deps, request: MoneyRequest): Promise<void> => {
  if (request.state !== 'open') await notifySide(deps, request, 'asker', request.conversation)
  const [identity] = await deps.customers.identitiesOf(request.payer)
  if (identity !== undefined) await notifySide(deps, request, 'payer', identity)
}

const notifySide = async (
  deps: Deps,
  request: MoneyRequest,
  side: 'asker' | 'payer',
  conversation: string,
): Promise<void> => {
  const id = noticeOf(request, side)
  await notify(deps, { id, customer: request[side], conversation, about: { kind: 'request', request: request.id } })
}

/** One per state and side, so that a state is notified once and a superseded one can be recognized. */
export const noticeOf = ({ id, state }: Pick<MoneyRequest, 'id' | 'state'>, side: 'asker' | 'payer'): string =>
  `${id}:${state}:${side}`
