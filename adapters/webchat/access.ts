import { z } from 'zod'
import { type CustomerId, customerId } from '#bank/ground/ids.ts'

const SignedIn = z.object({ customer: customerId.schema, epoch: z.number(), until: z.number() })

/**
 * Who may see an entry again. `viewer`: it belongs to a turn, after which this customer was signed in, or nobody; `at` orders
 * the turns (Unix ms). `customer`: news of their account. `anyone`: says nothing of it.
 */
export const AccessSchema = z.discriminatedUnion('for', [
  z.object({ for: z.literal('viewer'), at: z.number(), signedIn: SignedIn.exactOptional() }),
  z.object({ for: z.literal('customer') }),
  z.object({ for: z.literal('anyone') }),
])
export type Access = z.infer<typeof AccessSchema>
type Viewer = Extract<Access, { for: 'viewer' }>

/** What is known of a log once its entries were looked at, the oldest first. */
export type Known = {
  /** Of the newest turn. */
  readonly viewer?: Viewer
  /** Up to this entry everything is a customer's: also what led to the sign-in, as the forms of a registration. */
  readonly mark: number
  /** Who was signed in last. */
  readonly customer?: CustomerId
  /**
   * Up to this entry everything is another customer's than that one: the chat was theirs, and was taken off their account.
   * What the bank told before whoever is signed in now had signed in is theirs as well.
   */
  readonly foreign: { readonly mark: number; readonly toldUntil: number }
  /** Whether there is anything of a customer's. */
  readonly isPrivate: boolean
}
export const NOTHING_KNOWN: Known = { mark: 0, foreign: { mark: 0, toldUntil: 0 }, isPrivate: false }

type Row = { readonly seq: number; readonly access?: Access | undefined }

/** An entry of an earlier version does not say whose it is: then it is a customer's. */
export const learn = (known: Known, { seq, access }: Row): Known => {
  if (access?.for === 'anyone') return known
  if (access?.for === 'customer') return { ...known, isPrivate: true }
  if (access === undefined) return { ...known, mark: seq, isPrivate: true }
  const isNewer = known.viewer === undefined || access.at >= known.viewer.at
  const viewer = isNewer ? { viewer: access } : {}
  if (access.signedIn === undefined) return { ...known, ...viewer }
  const seen = { ...known, ...viewer, mark: seq, isPrivate: true }
  if (!isNewer) return seen
  const { customer } = access.signedIn
  const isAnother = known.customer !== undefined && known.customer !== customer
  return { ...seen, customer, ...(isAnother && { foreign: { mark: known.mark, toldUntil: seq } }) }
}

/** What is not shown where nobody is signed in. */
export const isHidden = ({ mark }: Known, { seq, access }: Row): boolean => seq <= mark || access?.for === 'customer'

/** What nobody who is signed in here now may see: it was said to another customer, whose chat this is no longer. */
export const isForeign = ({ customer, foreign }: Known, { seq, access }: Row): boolean =>
  seq <= foreign.mark ||
  (access?.for === 'customer' && seq < foreign.toldUntil) ||
  (access?.for === 'viewer' && access.signedIn !== undefined && access.signedIn.customer !== customer)
