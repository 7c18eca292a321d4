import type { Result } from '#bank/result.ts'
import type { Text } from './message.ts'

/** How one typed value is checked and brought to its normal form. */
export type RuleName =
  | 'text'
  | 'legal-name'
  | 'handle'
  | 'email'
  | 'phone'
  | 'birth-date'
  | 'street'
  | 'city'
  | 'state'
  | 'postal-code'
  | 'ssn'
  | 'pin'
  | 'amount'
  | 'note'
  | 'nickname'
  | 'account-number'
  | 'routing-number'
  | 'cents'
  | 'choice'

/** `error` says what was expected, with an example, in the customer's words. */
export type Rule = (text: string, now: number) => Result<string, Text>
