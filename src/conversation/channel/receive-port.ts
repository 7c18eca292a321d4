import type { Answer } from './message.ts'
import type { Turn } from './turn.ts'

/**
 * One turn, from the channel to its answer. A turn received before gives its stored answer and does nothing else.
 * Throws when the stores are out of reach: the channel then answers 5xx and the platform delivers again.
 */
export type Receive = (turn: Turn) => Promise<Answer>
