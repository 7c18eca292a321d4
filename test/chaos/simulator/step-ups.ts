import type { CustomerId } from '#bank/ground/ids.ts'
import { NO_STEP_UP, type StepUps } from '#bank/ground/step-up.ts'
import type { Memory } from './stores.ts'

export const stepUpsOf = ({ stepUps }: Memory) => ({
  change(customer: CustomerId, decide: Parameters<StepUps['change']>[1]): unknown {
    const { after, outcome } = decide(stepUps.get(customer) ?? NO_STEP_UP)
    stepUps.set(customer, after)
    return outcome
  },
})
