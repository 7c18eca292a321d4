/** A fingerprint without the bars that some clients write before it, or that were kept with it. */
export const plainFingerprint = (fingerprint: string): string => fingerprint.replace(/^\|+/, '')

/** Whether a device is one of the user's. */
export const isRegistered = (fingerprints: readonly string[], fingerprint: string): boolean =>
  fingerprints.some((one) => plainFingerprint(one) === fingerprint)
