import type { SubscriptionServices } from './services.ts'
import { digest } from '../kit/ids.ts'
import type { DeliveryDoc } from '../store/documents.ts'

/** One delivery with every attempt of it, as `GET /subscriptions/logs` shows it. */
export const logBody = ({ platform }: SubscriptionServices, delivery: DeliveryDoc): object => {
  const latest = delivery.attempts.at(-1)
  return {
    _id: { $oid: delivery._id },
    client_id: platform.id,
    date: delivery.date,
    function: delivery.function,
    http_response_code: latest?.http_response_code ?? null,
    http_response_text: latest?.http_response_text ?? null,
    http_responses: delivery.attempts,
    http_url: delivery.url,
    obj_id: delivery.obj_id,
    safe_obj: JSON.parse(delivery.payload) as unknown,
    safe_obj_hash: digest(delivery.payload),
    updated_by: delivery.updated_by,
  }
}
