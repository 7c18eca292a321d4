import { z } from 'zod'
import type { UserServices } from './services.ts'
import { digest, newRefreshToken } from '../kit/ids.ts'
import type { UserDoc } from '../store/documents.ts'
import { applyDocuments, DocumentEntries } from './documents.ts'
import { keepFiles } from './files.ts'
import { evaluate, nextReview, reviewNow } from './review.ts'
import { gramsOf } from './search.ts'
import { publishUser } from './publish.ts'
import { type JsonObject, parseBody } from '../kit/parse.ts'
import { flag, numberLike, text, textLike } from '../kit/wire-types.ts'

/** A name, an address, a number: searched by its pieces, so it has an end. */
export const shortText = z.string().min(1).max(1_000)
/** Of each. */
export const MOST = 100

export const LoginInput = z.looseObject({
  email: shortText,
  password: text.nullish(),
  read_only: flag.nullish(),
})
export const note = textLike(z.string().max(250)).nullish()
const CreateBody = z.looseObject({
  logins: z.array(LoginInput).min(1).max(MOST),
  phone_numbers: z.array(textLike(shortText)).min(1).max(MOST),
  legal_names: z.array(shortText).min(1).max(MOST),
  documents: DocumentEntries.nullish(),
  extra: z
    .looseObject({
      supp_id: textLike(z.string().max(1_000)).nullish(),
      cip_tag: numberLike(z.number().int()).nullish(),
      is_business: flag.nullish(),
      note,
      public_note: note,
      extra_security: flag.nullish(),
    })
    .nullish(),
})

export const passwordDigest = (email: string, password: string): string => digest('password', email, password)

export const reviewTimes = ({ clock, settings }: UserServices) => {
  const now = clock.now()
  return { now, reviewAt: now + settings.kycReviewMs, pin: settings.pin, strict: settings.strictKyc }
}

/** `POST /users`: the fingerprint of the call is registered at once, KYC starts by itself. */
export const createUser = async (
  services: UserServices,
  raw: JsonObject,
  more: { id: string; fingerprint: string },
): Promise<UserDoc> => {
  const body = parseBody(CreateBody, raw)
  const times = reviewTimes(services)
  const extra = body.extra ?? {}
  const draft: UserDoc = {
    _id: more.id,
    client: services.platform,
    documents: [],
    emails: [],
    extra: {
      cip_tag: extra.cip_tag ?? 1,
      date_joined: times.now,
      extra_security: extra.extra_security ?? false,
      is_business: extra.is_business ?? false,
      last_updated: times.now,
      public_note: extra.public_note ?? extra.note ?? null,
      supp_id: extra.supp_id ?? null,
    },
    is_hidden: false,
    legal_names: body.legal_names,
    logins: body.logins.map(({ email, read_only }) => ({
      email,
      scope: read_only === true ? 'READ' : 'READ_AND_WRITE',
    })),
    permission: 'UNVERIFIED',
    permission_code: null,
    phone_numbers: body.phone_numbers,
    photos: [],
    refresh_token: newRefreshToken(),
    _s: {
      refreshUsesLeft: services.settings.refreshTokenUses,
      fingerprints: [more.fingerprint],
      pendingFingerprint: null,
      passwords: body.logins.flatMap(({ email, password }) =>
        typeof password === 'string' ? [{ email, digest: passwordDigest(email, password) }] : [],
      ),
      nextAt: null,
      grams: gramsOf({
        legal_names: body.legal_names,
        logins: body.logins.map(({ email }) => ({ email, scope: 'READ' })),
      }),
    },
  }
  const filed = evaluate(applyDocuments(draft, body.documents ?? [], times), services.settings)
  const user = reviewNow({ ...filed, _s: { ...filed._s, nextAt: nextReview(filed) } }, times, services.settings)
  const stored = await services.users.insert(await keepFiles(services, user), { scopes: ['USERS|POST'], by: 'SELF' })
  await publishUser(services, stored)
  return stored
}
