/** What is coming in and being looked at is in memory meanwhile: so much of it may be. */
export type RoomLimits = {
  /** Bytes of all. */
  readonly bytes: number
  /** Of one network: bytes, and how many bodies. */
  readonly bytesOfPlace: number
  readonly ofPlace: number
  /** Bytes a second. What is slower than this gives its room to another one that wants it. */
  readonly least: number
}

export type Coming = {
  /** Who sends it, as far as one network is told from the next; all behind a proxy of our own are none. */
  readonly place: string | undefined
  /** As many as it may have, where it does not say. */
  readonly bytes: number
  /** How many have come. */
  readonly received: () => number
  /** Its room is wanted for another one: nothing more of it is read. */
  readonly cut: () => void
}
type Held = Coming & { readonly since: number }

/** So long every body has to begin with. */
const BEGIN_MS = 2_000

/**
 * Room for bodies under way: what does not fit is asked to come again. Where all room is taken, whoever has least of it goes
 * before whoever has most: a body of the network with most in hand makes room for one of a network that would still have
 * less, and else one that hardly comes forward. One that has come is not cut.
 */
export const createRoom = (limits: RoomLimits, clock = () => performance.now()) => {
  const held = new Set<Held>()
  const bytesOf = (those: Iterable<Held>): number => [...those].reduce((sum, { bytes }) => sum + bytes, 0)
  const of = (place: string | undefined): readonly Held[] =>
    place === undefined ? [] : [...held].filter((each) => each.place === place)
  const progressOf = ({ received, since }: Held): number => (1_000 * received()) / Math.max(1, clock() - since)

  /** Which one makes room for a body of this network. */
  const victimFor = ({ place, bytes }: Held): Held | undefined => {
    const coming = [...held]
      .filter((each) => each.received() < each.bytes)
      .toSorted((a, b) => progressOf(a) - progressOf(b))
    const most = Math.max(0, ...coming.map((each) => bytesOf(of(each.place))))
    if (most > bytesOf(of(place)) + bytes) return coming.find((each) => bytesOf(of(each.place)) === most)
    return coming.find((each) => clock() - each.since >= BEGIN_MS && progressOf(each) < limits.least)
  }

  /** Those that have to go; undefined where the one would not fit all the same. */
  const victimsFor = (one: Held): readonly Held[] | undefined => {
    const victims: Held[] = []
    while (bytesOf(held) + one.bytes > limits.bytes) {
      const victim = victimFor(one)
      if (victim === undefined) {
        for (const spared of victims) held.add(spared)
        return undefined
      }
      held.delete(victim)
      victims.push(victim)
    }
    return victims
  }

  return {
    /** Undefined where there is no room, else what gives it back. */
    begin(coming: Coming): (() => void) | undefined {
      const one: Held = { ...coming, since: clock() }
      const own = of(one.place)
      if (own.length >= limits.ofPlace || bytesOf(own) + one.bytes > limits.bytesOfPlace) return undefined
      const victims = victimsFor(one)
      if (victims === undefined) return undefined
      held.add(one)
      for (const { cut } of victims) cut()
      return () => void held.delete(one)
    },
  }
}
export type Room = ReturnType<typeof createRoom>
