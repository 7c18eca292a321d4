import type { DeliveryDoc } from '../store/documents.ts'
import type { SubscriptionServices } from './services.ts'

export type DeliveryFaults = {
  /** Whether a fault keeps it waiting until another delivery went ahead of it. */
  isHeldBack(id: string): boolean
  /** How often to send a due delivery now; 0 leaves it for later or for never. `ahead`: how many just started. */
  timesToSend(delivery: DeliveryDoc, ahead: number): Promise<number>
}

/** Applies the faults that an operator asked for to first attempts. */
export const createDeliveryFaults = ({ faults, clock, store }: SubscriptionServices): DeliveryFaults => {
  const heldBack = new Set<string>()
  return {
    isHeldBack: (id) => heldBack.has(id),
    async timesToSend(delivery, ahead) {
      const { _id } = delivery
      if (heldBack.has(_id)) {
        if (ahead === 0) return 0
        heldBack.delete(_id)
        return 1
      }
      if (delivery.attempts.length > 0 || delivery.faulted === true) return 1
      const rule = faults.forWebhook(delivery.function)
      if (rule === undefined) return 1
      if (rule.fault === 'doubled') return 2
      if (rule.fault === 'reordered') {
        heldBack.add(_id)
        return 0
      }
      const nextAt = rule.fault === 'lost' ? null : clock.now() + rule.ms
      await store.deliveries.updateOne({ _id }, { $set: { nextAt, faulted: true } })
      return 0
    },
  }
}
