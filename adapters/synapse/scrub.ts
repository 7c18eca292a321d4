import { scrub as withoutPersonal } from '#kit/scrub.ts'

const LONGEST = 300

/**
 * An operator's line out of a text that the bank wrote: it may repeat whatever was sent to it, so the named secrets are
 * taken out beside what is taken out of any foreign text.
 */
export const scrub = (text: string, secrets: readonly string[]): string => {
  const named = secrets.filter((secret) => secret !== '')
  return withoutPersonal(
    named.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text),
    LONGEST,
  )
}
