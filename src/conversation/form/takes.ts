import type { ValidatorName } from './validators.ts'

/** What a field takes of what is typed into it, which decides what else is heard there. */
export type Takes =
  /** Something of one shape, as an amount or a date: no sentence is one. */
  | 'value'
  /** Letters, of which any sentence has some: a name, a street. */
  | 'name'
  /** A word or two by which something is looked up: a payee, a day. */
  | 'reference'
  /** What is kept as it was typed: a note, a nickname. */
  | 'label'
  /** What is told to a person or a bank, whole. */
  | 'story'
  /** A number that nobody else may see: no sentence is one. */
  | 'secret'
  /** Any word may be one, a command, too. */
  | 'password'

export const TAKES: Readonly<Record<ValidatorName, Takes>> = {
  text: 'reference',
  words: 'story',
  message: 'story',
  'legal-name': 'name',
  handle: 'value',
  email: 'value',
  phone: 'value',
  'birth-date': 'value',
  street: 'name',
  city: 'name',
  state: 'value',
  'postal-code': 'value',
  ssn: 'secret',
  pin: 'secret',
  'old-pin': 'secret',
  password: 'password',
  code: 'value',
  amount: 'value',
  price: 'value',
  note: 'label',
  nickname: 'label',
  'account-number': 'value',
  'routing-number': 'value',
  cents: 'value',
  choice: 'value',
}
