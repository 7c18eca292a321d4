const HEX_24 = /^[0-9a-f]{24}$/

/** Ids are pasted into paths by synapsenode: anything but the bank's own form could name another path. */
export const isBankId = (id: string): boolean => HEX_24.test(id)
