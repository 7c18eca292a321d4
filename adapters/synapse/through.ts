import type { Circuit } from '#bank/availability/circuit.ts'
import { NOT_TRIED } from './failure.ts'
import { type Answer, readAnswer } from './read-answer.ts'

/** Runs one request of synapsenode. */
export type Ask = (send: () => Promise<unknown>) => Promise<Answer>

/** Whether it was the bank that answered, whatever it said: not its proxy, not its maintenance page, not silence. */
export const isFromBank = (answer: Answer): boolean =>
  answer.answered
    ? typeof answer.body === 'object'
    : answer.problem.kind === 'said-no' && answer.problem.status < 500 && answer.problem.status !== 408

/** Every request goes through the circuit. While that is open none leaves: certain, for reads and writes alike. */
export const throughCircuit =
  (circuit: Pick<Circuit, 'isAway' | 'record'> | undefined): Ask =>
  async (send) => {
    if (circuit === undefined) return readAnswer(send)
    if (await circuit.isAway()) return { answered: false, problem: { kind: 'network', code: NOT_TRIED } }
    const answer = await readAnswer(send)
    await circuit.record(isFromBank(answer))
    return answer
  }
