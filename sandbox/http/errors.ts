import { Refusal } from '../kit/refusal.ts'

export const errorBody = (refusal: Refusal): object => ({
  error: {
    en: refusal.message,
    ...(refusal.word === undefined ? {} : { code: refusal.word }),
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
  },
  error_code: refusal.errorCode,
  http_code: String(refusal.status),
  success: false,
})

/** Bodies go out as exactly `application/json`: the Ruby clients compare the header literally. */
export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

export const answerError = (error: unknown): Response => {
  if (error instanceof Refusal) return json(errorBody(error), error.status)
  return json(errorBody(new Refusal(500, '500', 'Unexpected server error.')), 500)
}
