const LONGEST = 300

/**
 * An operator's line out of a text that the bank wrote: it may repeat whatever was sent to it, so the named secrets,
 * everything shaped like the bank's own keys, and long numbers (accounts, SSN) are taken out.
 */
export const scrub = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret !== '')
    .reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text)
    .replaceAll(/\b(oauth|refresh|client_secret|public_key)_[A-Za-z0-9]+/g, '[secret]')
    .replaceAll(/\b\d{3}-\d{2}-\d{4}\b|\b\d{8,17}\b/g, '[number]')
    .slice(0, LONGEST)
