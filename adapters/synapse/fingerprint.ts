import type { Access, RailFailure, UserRail } from '#bank/ground/rail.ts'
import { err, ok, type Result } from '#kit/result.ts'
import { isBankId } from './bank-id.ts'
import type { Reasons } from './failure.ts'
import { isStopped, stopped } from './issue-key.ts'
import type { Objects } from './objects.ts'
import { type Answer, readAnswer } from './read-answer.ts'
import { type Call, refused, type Understand } from './understand.ts'
import { WireFingerprint, type WireUser } from './wire.ts'

type Deps = {
  readonly objects: Objects
  readonly understand: Understand
  readonly readUser: (id: string) => Promise<Result<WireUser, RailFailure>>
}
type Step = Call<WireFingerprint> & {
  readonly user: string
  /** The device it is done as; absent: this server. */
  readonly from?: string | undefined
  readonly body: { readonly phone_number?: string; readonly validation_pin?: string }
}

/** A refresh token of another process's last use is refused with the same code: that says nothing of the pin. */
const isDeadToken = (answer: Answer): boolean =>
  !answer.answered &&
  answer.problem.kind === 'said-no' &&
  answer.problem.code === '400' &&
  /refresh_token/.test(answer.problem.text)

const wrongCode: Reasons = ({ code }) => (code === '400' ? 'wrong-code' : undefined)

/** The three steps of registering this server's fingerprint with a user who was made under another: one path, three bodies. */
export const createFingerprint = ({ objects, understand: { understand }, readUser }: Deps) => {
  const exchange = async ({ what, user, body, from }: Step): Promise<Result<Answer, RailFailure>> => {
    if (!isBankId(user)) return err(refused('invalid', `${what}: not an id of the bank`))
    const read = await readUser(user)
    if (!read.ok) return err({ kind: 'not-sent', message: read.error.message })
    if (isStopped(read.value)) return err(stopped(what))
    const refresh_token = read.value.refresh_token ?? ''
    // The bare body comes back: what stands in it tells which step is next.
    const device = from === undefined ? undefined : objects.fingerprintOf(from)
    const send = async () => ({
      status: 200,
      data: await objects.newUser(user, '', undefined, device)._oauthUser({ refresh_token, ...body }),
    })
    return ok(await readAnswer(send))
  }

  const step = async (call: Step): Promise<Result<WireFingerprint, RailFailure>> => {
    let answer = await exchange(call)
    if (answer.ok && isDeadToken(answer.value)) answer = await exchange(call)
    if (!answer.ok) return answer
    if (isDeadToken(answer.value))
      return err({ kind: 'not-sent', message: `${call.what}: the refresh token was used up` })
    return understand(call, answer.value)
  }

  const access: UserRail['access'] = async (user, from): Promise<Result<Access, RailFailure>> => {
    const what = 'ask for access'
    const answer = await step({ what, effect: 'read', schema: WireFingerprint, user, from, body: {} })
    if (!answer.ok) return answer
    if (answer.value.step === 'key') return ok({ kind: 'open' })
    if (answer.value.step === 'sent') return err({ kind: 'not-sent', message: `${what}: a pin was sent unasked` })
    return ok({ kind: 'code-wanted', devices: answer.value.devices })
  }

  const sendCode: UserRail['sendCode'] = async ({ user, device, from }) => {
    const call = { what: 'send pin', effect: 'write', secrets: [device], schema: WireFingerprint } as const
    const answer = await step({ ...call, user, from, body: { phone_number: device } })
    if (!answer.ok) return answer
    return answer.value.step === 'choose'
      ? err(refused('not-found', 'send pin: the bank asks for a device again'))
      : ok(undefined)
  }

  const enterCode: UserRail['enterCode'] = async ({ user, code, from }) => {
    const call = {
      what: 'enter pin',
      effect: 'write',
      secrets: [code],
      reasons: wrongCode,
      schema: WireFingerprint,
    } as const
    const answer = await step({ ...call, user, from, body: { validation_pin: code } })
    if (!answer.ok) return answer
    return answer.value.step === 'key' ? ok(undefined) : err(refused('wrong-code', 'enter pin: the bank asks again'))
  }

  return { access, sendCode, enterCode }
}
