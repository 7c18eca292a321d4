import { z } from 'zod'
import type { UserServices } from './services.ts'
import type { UserDoc } from '../store/documents.ts'
import { LoginInput, MOST, note, passwordDigest, reviewTimes, shortText } from './create.ts'
import { applyDocuments, DocumentEntries } from './documents.ts'
import { keepFiles } from './files.ts'
import { entryOf, parseFirstKyc } from './first-kyc.ts'
import { evaluate, nextReview, reviewNow } from './review.ts'
import { gramsOf } from './search.ts'
import { CHANGED_BY_PLATFORM, publishUser } from './publish.ts'
import { badForm } from '../kit/refusal.ts'
import type { Settings } from '../kit/settings.ts'
import { numberLike, textLike } from '../kit/wire-types.ts'
import { requireOpen, requireSettable } from './access.ts'
import { type JsonObject, parseBody } from '../kit/parse.ts'

const value = shortText.nullish()
const number = textLike(shortText).nullish()
const Update = z.looseObject({
  login: LoginInput.nullish(),
  remove_login: z.looseObject({ email: z.string() }).nullish(),
  phone_number: number,
  remove_phone_number: number,
  legal_name: value,
  remove_legal_name: value,
  cip_tag: numberLike(z.number().int()).nullish(),
  public_note: note,
  note,
})
const PatchBody = z.looseObject({
  update: Update.nullish(),
  documents: DocumentEntries.nullish(),
  doc: z.unknown().optional(),
  permission: z.string().nullish(),
  permission_code: z.string().max(1_000).nullish(),
})

const added = (list: readonly string[], one: string | null | undefined, field: string): string[] => {
  if (one === null || one === undefined || list.includes(one)) return [...list]
  if (list.length >= MOST) throw badForm(`A user has no more than ${MOST} of them.`, `update.${field}`)
  return [...list, one]
}

const removed = (list: readonly string[], one: string | null | undefined, field: string): string[] => {
  const left = list.filter((held) => held !== one)
  if (left.length === 0) throw badForm(`The last ${field} of a user cannot be removed.`, `update.remove_${field}`)
  return left
}

const withLogins = (user: UserDoc, update: z.infer<typeof Update>): UserDoc => {
  let { logins } = user
  let { passwords } = user._s
  const { login, remove_login: gone } = update
  if (login !== null && login !== undefined) {
    const { email } = login
    if (logins.length >= MOST) throw badForm(`A user has no more than ${MOST} of them.`, 'update.login')
    if (!logins.some((one) => one.email === email))
      logins = [...logins, { email, scope: login.read_only === true ? 'READ' : 'READ_AND_WRITE' }]
    if (typeof login.password === 'string') {
      passwords = [
        ...passwords.filter((one) => one.email !== email),
        { email, digest: passwordDigest(email, login.password) },
      ]
    }
  }
  if (gone !== null && gone !== undefined) {
    logins = logins.filter((one) => one.email !== gone.email)
    if (logins.length === 0) throw badForm('The last login of a user cannot be removed.', 'update.remove_login')
    passwords = passwords.filter((one) => one.email !== gone.email)
  }
  return { ...user, logins, _s: { ...user._s, passwords } }
}

const applyUpdate = (user: UserDoc, update: z.infer<typeof Update>): UserDoc => {
  const extra = { ...user.extra }
  if (typeof update.cip_tag === 'number') extra.cip_tag = update.cip_tag
  const publicNote = update.public_note ?? update.note
  if (typeof publicNote === 'string') extra.public_note = publicNote
  const after = {
    ...withLogins(user, update),
    extra,
    phone_numbers: removed(
      added(user.phone_numbers, update.phone_number, 'phone_number'),
      update.remove_phone_number,
      'phone_number',
    ),
    legal_names: removed(
      added(user.legal_names, update.legal_name, 'legal_name'),
      update.remove_legal_name,
      'legal_name',
    ),
  }
  return { ...after, _s: { ...after._s, grams: gramsOf(after) } }
}

const applyPermission = (settings: Settings, user: UserDoc, permission: string, code: string | null): UserDoc => {
  requireSettable(settings, user, permission)
  const kept = permission === user.permission ? user.permission_code : null
  return { ...user, permission, permission_code: code ?? kept, is_hidden: permission === 'MAKE-IT-GO-AWAY' }
}

/** `PATCH /users/{u}`: every form of it, alone or together. */
export const patchUser = async (services: UserServices, id: string, raw: JsonObject): Promise<UserDoc> => {
  const body = parseBody(PatchBody, raw)
  const first = body.doc === undefined || body.doc === null ? undefined : parseFirstKyc(body.doc)
  const onlyPermission = typeof body.permission === 'string' && !body.update && !body.documents && first === undefined
  const times = { ...reviewTimes(services), ...(first === undefined ? {} : { reviewAt: services.clock.now() }) }
  const after = await services.users.change(
    id,
    async (before) => {
      // A user who is locked or closed can be closed further, and nothing else.
      if (!onlyPermission) requireOpen(services.settings, before)
      let user: UserDoc = { ...before, extra: { ...before.extra, last_updated: times.now } }
      if (body.update !== null && body.update !== undefined) user = applyUpdate(user, body.update)
      const entries = [...(body.documents ?? []), ...(first === undefined ? [] : [entryOf(first, user)])]
      user = evaluate(applyDocuments(user, entries, times), services.settings)
      if (typeof body.permission === 'string')
        user = applyPermission(services.settings, user, body.permission, body.permission_code ?? null)
      const due = { ...user, _s: { ...user._s, nextAt: nextReview(user) } }
      return keepFiles(services, reviewNow(due, times, services.settings))
    },
    CHANGED_BY_PLATFORM,
  )
  if (body.permission === 'LOCKED') await services.lockNodes(id)
  await publishUser(services, after)
  return after
}
