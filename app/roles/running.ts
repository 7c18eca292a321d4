/** A role that was started: `stop` finishes what was accepted and takes nothing new. */
export type Running = { readonly stop: () => Promise<void> }
