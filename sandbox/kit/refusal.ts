/** A refusal in SynapseFi's words: thrown anywhere below a route, which turns it into an answer. */
export class Refusal extends Error {
  readonly status: number
  readonly errorCode: string
  /** Machine word of the new era (`cannot_cancel_transaction`), if there is one. */
  readonly word: string | undefined
  /** The field that a form error is about. */
  readonly field: string | undefined
  constructor(
    status: number,
    errorCode: string,
    en: string,
    more: { word?: string | undefined; field?: string | undefined } = {},
  ) {
    super(en)
    this.status = status
    this.errorCode = errorCode
    this.word = more.word
    this.field = more.field
  }
}

export const badForm = (en: string, field?: string): Refusal =>
  new Refusal(400, '200', en, field === undefined ? {} : { field })
export const notFound = (what: string, id: string): Refusal =>
  new Refusal(404, '404', `Cannot find a ${what} with id ${id}.`)
export const notAllowed = (en: string): Refusal => new Refusal(401, '300', en)
export const wrongValue = (en: string): Refusal => new Refusal(409, '400', en)
export const wrongState = (en: string, word?: string): Refusal =>
  new Refusal(400, '410', en, word === undefined ? {} : { word })
export const keyInUse = (): Refusal => new Refusal(409, '450', 'Idempotency key already in use.')
