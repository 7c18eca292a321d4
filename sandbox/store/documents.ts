import type { Asset, Coin } from '../kit/money.ts'

export type Platform = { id: string; name: string }
/** One event of an object, kept in the object's own document: a delivery is derived from it. */
export type OutboxEntry = { logId: string; name: string; by: 'SELF' | 'SYNAPSE'; at: number }
/** The latest events of an object, and when they were added; absent when there was no subscriber. */
export type OutboxFields = { outbox?: OutboxEntry[]; outAt?: number }
export type TimelineNote = { date: number; note: string }

/** A text that is kept in parts, by its content. */
export type StoredFile = { id: string; parts: number }
export type FilePartDoc = { _id: string; text: string }

export type SubDocument = {
  id: string
  document_type: string
  document_value: string
  /** Where the whole value is, when `document_value` is its beginning alone. */
  file?: StoredFile
  status: string
  last_updated: number
  meta?: Record<string, unknown>
  invalid_reasons?: string[]
  /** When the review gives its verdict, ms; absent when none is due. */
  reviewAt?: number
}
export type DocumentKind = 'virtual_docs' | 'physical_docs' | 'social_docs'
export type BaseDocument = {
  id: string
  fields: Record<string, unknown>
  permission_scope: string
  virtual_docs: SubDocument[]
  physical_docs: SubDocument[]
  social_docs: SubDocument[]
}

export type Login = { email: string; scope: 'READ_AND_WRITE' | 'READ' }

/** A user as stored: wire fields at the top (so that filters match them), everything else under `_s`. */
export type UserDoc = {
  _id: string
  client: Platform
  documents: BaseDocument[]
  emails: string[]
  extra: {
    cip_tag: number
    date_joined: number
    extra_security: boolean
    is_business: boolean
    last_updated: number
    public_note: string | null
    supp_id: string | null
  }
  is_hidden: boolean
  legal_names: string[]
  logins: Login[]
  permission: string
  permission_code: string | null
  phone_numbers: string[]
  photos: string[]
  refresh_token: string
  _s: OutboxFields & {
    refreshUsesLeft: number
    fingerprints: string[]
    pendingFingerprint: { fingerprint: string; device: string } | null
    /** The key issued last, where a new one ends the earlier ones. */
    latestKey?: string
    passwords: { email: string; digest: string }[]
    nextAt: number | null
    /** Pieces of up to three letters of names and e-mails: what a substring search is looked up by. */
    grams: string[]
  }
}

export type NodeDoc = {
  _id: string
  allowed: string
  allowed_status_code: string | null
  client: Platform
  extra: { note: string | null; other: Record<string, unknown>; supp_id: string }
  info: Record<string, unknown>
  is_active: boolean
  timeline: TimelineNote[]
  type: string
  user_id: string
  _s: OutboxFields & {
    /** Full account and routing numbers, correspondent details: shown only when dehydrated. */
    hidden: Record<string, unknown>
    verified: boolean
    micro: { attempts: number; sent: number } | null
    allowedBefore: string | null
    nextAt: number | null
    nextNote: string | null
  }
}

/** What a kept account holds. Written by the ledger alone; `seq` is the last journal entry applied. */
export type BalanceDoc = { _id: string; USD: bigint; BTC: bigint; ETH: bigint; seq: number }

export type Posting = { account: string; asset: Asset; units: bigint }
export type Status = { date: number; note: string; status: string; status_id: string; code?: string }
export type Party = {
  id: string | null
  nickname: string | null
  type: string
  user: { _id: string | null; legal_names: string[] }
}
export type Fee = { fee: number; note: string; to: { id: string } }

export type TransDoc = {
  _id: string
  amount: { amount: number; currency: string }
  client: Platform
  extra: Record<string, unknown> & { created_on: number; process_on: number; supp_id: string; asset: string | null }
  fees: Fee[]
  from: Party
  to: Party
  recent_status: Status
  timeline: Status[]
  _s: OutboxFields & {
    cents: bigint
    /** Both node ids and both user ids: what the lists are looked up by. */
    nodes: string[]
    users: string[]
    /** When its next step is due; null when nothing is. */
    nextAt: number | null
    /** Since when it waits for funds or for a release from the queue, ms. */
    waitingSince: number | null
    /** Every posting made so far: what a return reverses. */
    made: Posting[]
    seq: number
    dummy: boolean
    feeCents: { to: string; cents: bigint }[]
    /** A return decided from outside (an operator, a chargeback): applied at the next step. */
    returnCode: string | null
  }
}

/** One batch of moves that became true together. Its insertion is the commit; everything else is derived from it. */
export type JournalDoc = {
  _id: number
  /** The `_id` again: not every server has a range of ids without reading all. */
  seq: number
  at: number
  /** `set` as pairs: a path with dots is no field name that every store takes. */
  moves: {
    trans: string
    status: Status
    logId: string
    postings: Posting[]
    set: { path: string; value: unknown }[]
  }[]
  nodeLogs: { node: string; logId: string }[]
}

export type OauthKeyDoc = { _id: string; user_id: string; fingerprint: string; scope: string[]; expiresAt: number }
export type IdempotencyDoc = { _id: string; at: number; made: { collection: string; id: string } }

export type SubscriptionDoc = {
  _id: string
  client_id: string
  is_active: boolean
  scope: string[]
  url: string
}
export type Attempt = { date: number; http_response_code: string; http_response_text: string; http_url: string }
export type DeliveryDoc = {
  _id: string
  date: number
  function: string
  obj_id: string
  object_id: string
  url: string
  subscription: string
  payload: string
  attempts: Attempt[]
  /** When it is to be sent (again); null when delivered or given up. */
  nextAt: number | null
  updated_by: string
  /** A fault was already applied to it. */
  faulted?: boolean
}

export type SubnetDoc = {
  _id: string
  account_class: string
  client: Platform
  nickname: string
  node_id: string
  user_id: string
  status: string
  status_code: string | null
  created_on: number
  updated_on: number
  supp_id: string
  account_num: string | null
  routing_num: { ach: string; wire: string } | null
  card: { number: string; cvc: string; pin: string; exp: string; styleId: string | null } | null
  preferences: Record<string, unknown> | null
  /** The old `allowed` of a card, when the platform set one. */
  allowed: string | null
  _s?: OutboxFields
}
export type ShipmentDoc = { _id: string; subnet_id: string } & Record<string, unknown>
export type StatementDoc = {
  _id: string
  client_id: string
  date_start: number
  date_end: number
  node_id: string
  user_id: string
  opening: bigint
  ending: bigint
  is_active: boolean
  status: string
}
/** A bank login: one that waits for an answer, or one whose accounts are being linked. */
export type BankLoginDoc = {
  _id: string
  user_id: string
  expiresAt: number
  supp_id: string
  used: boolean
  /** What the login links, from the moment that is decided until every one of them is stored. */
  linking?: NodeDoc[]
}
/**
 * A checkpoint of a list: a head (`_id` its name), a mark (`_id` its name, `#` and a number: the id `upTo` ends so many
 * spans), or what all of them together claim, by kind of list.
 */
export type CheckpointDoc = {
  _id: string
  count?: number
  upTo?: string
  from?: number
  claimed?: Record<string, string>
}
export type MetaDoc = { _id: string } & Record<string, unknown>
/** A price that was set; the points of one tape share a batch. */
export type PriceDoc = { _id: string; batch: string; coin: Coin; at: number; cents: bigint; hold: boolean }
