/** Where one part of a card stands. `file`: the digest of the file it carries. */
export type Placed = { readonly id: number; readonly file: string | undefined }

/** What stands in the chat for one card, and who wrote it there: kept as the card's reference. */
export type Placement = {
  readonly placed: readonly Placed[]
  /** The last turn that showed it. */
  readonly turn: string | undefined
  /** When a notice from outside a turn was written over what that turn had shown, Unix ms. */
  readonly newsAt: number | undefined
}

/** Who shows a card: a turn, received at `since`, or a notice from outside any turn (an outcome, an alert). */
export type By = { readonly turn: string; readonly since: number } | 'news'

/** `12,13:3fa9;telegram:991;1767600000000` */
export const writePlacement = ({ placed, turn, newsAt }: Placement): string => {
  const parts = placed.map(({ id, file }) => (file === undefined ? String(id) : `${id}:${file}`))
  return `${parts.join(',')};${turn ?? ''};${newsAt ?? ''}`
}

export const readPlacement = (reference: string | undefined): Placement => {
  const [parts = '', turn = '', newsAt = ''] = (reference ?? '').split(';')
  const placed = parts.split(',').flatMap((part) => {
    const [, id, file] = /^(\d+)(?::([\w-]+))?$/.exec(part) ?? []
    return id === undefined ? [] : [{ id: Number(id), file }]
  })
  return { placed, turn: turn === '' ? undefined : turn, newsAt: newsAt === '' ? undefined : Number(newsAt) }
}

/**
 * Whether a turn comes too late to write on a card: redelivered after the outcome was already shown there, or still saying
 * "on its way" when the worker was faster. An outcome must never turn back into a promise.
 */
export const isSuperseded = (placement: Placement, { by, pending }: { by: By; pending: boolean }): boolean => {
  const { newsAt, turn } = placement
  if (by === 'news' || newsAt === undefined || placement.placed.length === 0) return false
  return turn === by.turn || (pending && newsAt >= by.since)
}

export const nextPlacement = (
  before: Placement,
  placed: readonly Placed[],
  { by, now }: { by: By; now: number },
): Placement =>
  by === 'news' ? { placed, turn: before.turn, newsAt: now } : { placed, turn: by.turn, newsAt: undefined }
