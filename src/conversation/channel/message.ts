import type { Locale } from '#conversation/words/locale.ts'
import type { CardId, CustomerId } from '#bank/ground/ids.ts'
import type { Urgency } from './urgency.ts'
import type { Text } from '#conversation/words/text.ts'

export type { Span, Text } from '#conversation/words/text.ts'

export type ButtonStyle = 'primary' | 'danger' | 'plain'
/** `id` is opaque (at most 40 bytes of `A-Z a-z 0-9 _ -`), never authority or amounts. `label`: at most 30 characters. */
export type Button = { readonly id: string; readonly label: string; readonly style: ButtonStyle }

export type FieldKind = 'text' | 'email' | 'phone' | 'date' | 'number' | 'amount' | 'pin' | 'secret' | 'choice'
/** One thing asked. `pin` and `secret` are masked where the channel can, and never stay in the chat. */
export type Field = {
  readonly name: string
  /** At most 45 characters. */
  readonly label: string
  readonly kind: FieldKind
  /** An example or a rule, at most 100 characters. */
  readonly hint?: string
  readonly required: boolean
  readonly maxLength: number
  /** Prefilled. */
  readonly value?: string
  /** What was wrong with what was handed in, beside the field. Text alone, at most 300 characters. */
  readonly error?: string
  /** For `choice`: two to ten. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
}
/** One to five fields, so that it fits a Discord modal. `title` at most 45 characters, `id` opaque like a button's. */
export type Form = {
  readonly id: string
  readonly title: string
  readonly submit: string
  readonly fields: readonly Field[]
  /** Of what the channel says around it; absent while that is the default. */
  readonly locale?: Locale
}

/** A picture or file. `bytes` is base64, so that a stored answer can be sent again. */
export type Attachment = {
  readonly name: string
  readonly type: 'text/csv' | 'application/json' | 'image/png' | 'image/svg+xml' | 'application/pdf'
  readonly bytes: string
  /** The same for a dark page, where the channel shows the one that fits. */
  readonly dark?: string
  readonly description: string
}

export type Upload = {
  /** MIME types. */
  readonly types: readonly string[]
  readonly maxBytes: number
}

/** A card in the chat. Showing the same `card` again replaces what stands there, or adds a new message where it can't be edited. */
export type Message = {
  readonly card: CardId
  readonly text: Text
  /** The text instead, where the message that this answer was to remove could not be removed. */
  readonly notErased?: Text
  readonly rows: readonly (readonly Button[])[]
  /** Where the channel asks apart, its fields are only those that must be hidden. */
  readonly form?: Form
  readonly attachment?: Attachment
  /** A picture is asked for here: what a channel that uploads lets be chosen. Where pictures are messages it changes nothing. */
  readonly upload?: Upload
  /** Bank work this card waits for is still under way: the outcome will replace the card. */
  readonly pending?: boolean
  /** Of what the channel says around it; absent while that is the default. */
  readonly locale?: Locale
}

export type Reply =
  | { readonly do: 'show'; readonly message: Message }
  /**
   * Takes the buttons and fields of an earlier card away; where there is a `text`, that line replaces all that stood on it. Where the
   * card can't be edited nothing is done.
   */
  | { readonly do: 'close'; readonly card: CardId; readonly text?: Text }
  /** Removes what the person has just sent, since it held a secret. */
  | { readonly do: 'erase' }
  /** A short notice on a press, at most 200 characters; never the only place where something important is said. */
  | { readonly do: 'toast'; readonly text: string }
  /** Opens a form over the card whose button was pressed; only when `abilities.forms`. */
  | { readonly do: 'open-form'; readonly form: Form }
  /** Shows a button that shares the person's own phone number, and one that says `leave`; only when `abilities.sharesPhone`. */
  | { readonly do: 'ask-phone'; readonly text: Text; readonly button: string; readonly leave: string }
  /** Takes those buttons away again, where they still stand. */
  | { readonly do: 'unask-phone'; readonly text: Text }

export type Closing = Extract<Reply, { do: 'close' }>

/** A notice that no channel could take, as a card of its own. */
export type Undelivered = { readonly notice: string; readonly message: Message }

/** Who was signed in once a turn was answered, until when (Unix ms): nobody, where `signedIn` is absent. `at` orders the turns, and grows with each. */
export type Viewer = {
  readonly at: number
  readonly signedIn?: { readonly customer: CustomerId; readonly epoch: number; readonly until: number }
  /** Whoever was signed in has ended it by this turn; it has not run out. */
  readonly hasLoggedOut?: true
}

/** What one turn is answered with, in order: private, all of it, as everything that is not a `PublicLine`. Stored with the turn's id, so that a redelivery gets the same. */
export type Answer = {
  readonly replies: readonly Reply[]
  /** For a channel that shows a conversation once more, and to nobody but its customer. */
  readonly viewer?: Viewer
}

/** Sends one card to a conversation outside a turn: outcomes, alerts, notices. */
export type Outbox = {
  /** Resolves once the channel has accepted it. Repeating one `key` may show a card again but never a second new one where the channel can tell. */
  deliver(to: {
    readonly conversation: string
    readonly key: string
    readonly message: Message
    /** Says nothing of the account: it may be shown where nobody is signed in. */
    readonly isPublic?: boolean
    /** Only as the edit of a card that stands there: where there is none, nothing is shown. */
    readonly whereShown?: boolean
    /** What is told of it beside the chat, where whoever sees the screen can read it. Without it nothing is. */
    readonly brief?: () => Promise<string | undefined>
    /** News, where it is not said. */
    readonly urgency?: Urgency
  }): Promise<Delivery>
  /** Closes cards as an answer does; repeating it changes nothing. Throws where the platform may do it later. */
  close(to: {
    readonly conversation: string
    readonly key: string
    readonly closing: readonly Closing[]
  }): Promise<Delivery>
}
/** `unreachable`: blocked or gone; do not try again, keep it for the next turn or another channel. */
export type Delivery = 'delivered' | 'unreachable'
