import type { SubscriptionServices } from './services.ts'
import type { DeliveryDoc } from '../store/documents.ts'
import { addressOf } from './address.ts'
import { signatureHeaders } from './signature.ts'

type Answer = { code: string; text: string; delivered: boolean }
const MOST_TEXT = 500

/** One attempt: a POST that must be answered by any 2xx in time. */
const send = async (
  { settings, platform }: SubscriptionServices,
  { url, payload, object_id }: DeliveryDoc,
): Promise<Answer> => {
  const { clientSecret } = settings
  const clientId = settings.signedClientId === 'credential' ? settings.clientId : platform.id
  try {
    const response = await fetch(addressOf(url), {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...signatureHeaders({ objectId: object_id, payload, clientId, clientSecret }),
      },
      body: payload,
      signal: AbortSignal.timeout(settings.webhookTimeoutMs),
    })
    const text = (await response.text()).slice(0, MOST_TEXT)
    return { code: String(response.status), text, delivered: response.ok }
  } catch (error) {
    // Refused, reset and timed out look alike to a sender: an attempt without an HTTP code.
    return { code: '0', text: error instanceof Error ? error.message : String(error), delivered: false }
  }
}

/**
 * Sends one delivery, records the attempt, and decides when to try again. Resolves whatever the receiver does: to whether
 * it was taken.
 */
export const attempt = async (services: SubscriptionServices, delivery: DeliveryDoc): Promise<boolean> => {
  const { clock, settings, store } = services
  const { code, text, delivered } = await send(services, delivery)
  const now = clock.now()
  const wait = delivered ? undefined : settings.webhookRetriesMs[delivery.attempts.length]
  await store.deliveries.updateOne(
    { _id: delivery._id },
    {
      $push: { attempts: { date: now, http_response_code: code, http_response_text: text, http_url: delivery.url } },
      $set: { nextAt: wait === undefined ? null : now + wait },
    },
  )
  return delivered
}
