const HIDDEN = '•••'

/** A phone number or an e-mail address that its owner recognizes and others can't read. */
export const maskContact = (contact: string): string => {
  const at = contact.lastIndexOf('@')
  if (at < 0) return `${HIDDEN} ${contact.replaceAll(/\D/g, '').slice(-4)}`
  const domain = contact.slice(at + 1)
  return `${contact.slice(0, 1)}${HIDDEN}@${domain.slice(0, 1)}${HIDDEN}${domain.slice(domain.lastIndexOf('.'))}`
}
