import { type Account, nicknameKey } from '#bank/ground/account.ts'
import { isOpen } from './pick.ts'

/** Any bank of one's own: `my bank`, `the linked bank account`, `mi otro banco`. */
const ANY_BANK =
  /^(?:(?:my|the|mi|el|la|un|otro|other|own|linked|external|outside) )*(?:bank|banco|cuenta bancaria|cuenta de(?:l)? banco|cuenta vinculada|external account|linked account)(?: account)?(?: vinculad[oa])?$/i

/**
 * The linked accounts that these words can mean: by nickname or by the bank's name, written in full, or all of them where
 * only "my bank" was said. Undefined where they mean none.
 */
export const linkedMeant = (accounts: readonly Account[], said: string): readonly Account[] | undefined => {
  const linked = accounts.filter(isOpen('external'))
  if (ANY_BANK.test(said.trim())) return linked
  const key = bare(said)
  const named = linked.filter(({ nickname, bankName }) => bare(nickname) === key || bare(bankName ?? '') === key)
  return key === '' || named.length === 0 ? undefined : named
}

const bare = (name: string): string =>
  nicknameKey(name)
    .replace(/^(?:my|mi|the) /, '')
    .replace(/ (?:bank|account)$/, '')
