/**
 * One person's chat with the bot, the same on every channel: what they do, and what they see. Every act resolves when
 * the bot has answered; what the bank brings later is waited for with `until`.
 */
export type Chat = {
  /** The conversation's id, which is the person's identity too. */
  readonly conversation: string
  say(text: string): Promise<void>
  /** Presses the newest visible button with this label. */
  press(label: string): Promise<void>
  /** Presses buttons by their ids alone, one after the other, wherever they stood: as a changed client can. */
  pressId(...buttons: readonly string[]): Promise<void>
  /** Answers the form now open, by the fields' labels, however this channel asks for it. */
  answer(values: Readonly<Record<string, string>>): Promise<void>
  /** Hands in a picture or a file. */
  send(file: Picture): Promise<void>
  /** Waits until some card now reads like this, and gives its whole text. */
  until(expected: RegExp): Promise<string>
  /** Everything visible now, oldest first. */
  visible(): readonly string[]
  /** The labels of all buttons that stand there now, oldest first. */
  labels(): readonly string[]
  /** Whether this text ever stood in the chat where it can still be read. */
  remembers(text: string): boolean
  /** The files received, by name. */
  files(): ReadonlyMap<string, Buffer>
  close(): Promise<void>
}

/** A person may shut the bot out: it can answer them then, and not write to them by itself. */
export type Shuts = { shut(): Promise<void>; open(): Promise<void> }

export type Picture = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

const DEADLINE_MS = 45_000

/** Polls what is seen until it matches; fails with the whole chat, so that a test tells what the customer saw. */
export const waitFor = async (visible: () => readonly string[], expected: RegExp): Promise<string> => {
  const end = performance.now() + DEADLINE_MS
  for (;;) {
    const found = visible().findLast((text) => expected.test(text))
    if (found !== undefined) return found
    if (performance.now() > end)
      throw new Error(`waited in vain for ${expected}; the chat:\n${visible().join('\n---\n')}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/**
 * What a chat shows from the first place on at which it no longer reads as it did. A card that changes may move to the
 * end, so that the number of cards says nothing of which are new.
 */
export const shownSince = (chat: Pick<Chat, 'visible'>): (() => string) => {
  const before = chat.visible()
  return () => {
    const now = chat.visible()
    const changed = now.findIndex((text, at) => text !== before[at])
    return changed === -1 ? '' : now.slice(changed).join('\n')
  }
}
