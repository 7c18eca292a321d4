/**
 * Which process handles something that may be given to several. No process waits for a lease: one that does not get it
 * leaves the thing to the process that has it.
 */
export type Leases = {
  /** Undefined while another process has it. Runs out by itself after `LEASE_MS`, should its holder die. */
  take(what: string): Promise<Lease | undefined>
}
/** Giving it back never fails: at worst it runs out. */
export type Lease = { release(): Promise<void> }

/** Longer than one call to a platform may take; as long as this a delivery waits for a process that was killed. */
export const LEASE_MS = 15_000
