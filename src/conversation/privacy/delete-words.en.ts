import type { Obstacle } from '#bank/privacy/deletion.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { duration, moment } from '#conversation/words/times.en.ts'

/** More accounts than these are not named one by one. */
const NAMED = 6

const obstacle = (what: Exclude<Obstacle, { kind: 'account' }>): Text => {
  switch (what.kind) {
    case 'frozen':
      return rich`• Your account is frozen. Unfreeze it first, so that nobody else can do this.`
    case 'under-way':
      return rich`• Something is still under way. Wait for it to end, or stop it.`
    case 'reported':
      return rich`• A problem that you reported has no answer yet.`
  }
}

const accounts = (obstacles: readonly Obstacle[]): readonly Text[] => {
  const open = obstacles.flatMap((each) => (each.kind === 'account' ? [each.nickname] : []))
  if (open.length === 0) return []
  const more = open.length > NAMED ? rich` and ${open.length - NAMED} more` : rich``
  const names = open.slice(0, NAMED).flatMap((name, at) => [...(at > 0 ? [{ text: ', ' }] : []), bold(name)])
  return [rich`• These are still open: ${names}${more}. Send or sell what is in them, then close each of them.`]
}

export const deletion = {
  obstacles: (all: readonly Obstacle[]): Text =>
    lines(
      rich`${bold('Your data can’t be deleted yet')}`,
      rich`So that no money of yours is lost, this has to be settled first:`,
      ...all.flatMap((each) => (each.kind === 'account' ? [] : [obstacle(each)])),
      ...accounts(all),
      rich`Nothing has changed. When it is done, say “delete my data” again.`,
    ),
  sure: (waitMs: number): Text =>
    lines(
      rich`${bold('Delete your account and your data?')}`,
      rich`Nothing happens for ${bold(duration(waitMs))}. I tell all your chats, and from each of them you can stop it by one button.`,
      rich`Then your chats are unlinked, and your details, chats, alerts, schedules, requests, reports and settings are erased. That can’t be undone.`,
      rich`${bold('What stays.')} The law makes a bank keep who its customers were, for five years: your name, date of birth and address, and where the bank keeps your Social Security number. It is encrypted and kept apart. So is a fingerprint of that number, by which limits hold. Payments stay in the bank’s books, and whoever you paid still sees your name and handle. Nobody else gets your handle.`,
      rich`If you want a copy of your data, download it first.`,
    ),
  yes: 'Delete my data',
  ask: rich`Please enter your PIN to have your account and your data deleted.`,
  title: 'Delete my data',
  label: 'PIN',
  submit: 'Delete my data',
  asked: (until: number, timeZone: string, now: number): Text =>
    lines(
      rich`${bold('Your data will be deleted')}`,
      rich`It begins ${bold(moment(until, timeZone, now))}. Until then nothing is deleted, and I have told all your chats. To stop it, press “Keep my account” or say “keep my account”.`,
    ),
  held: lines(
    rich`${bold('Your data is not deleted for now')}`,
    rich`Somebody has asked to get back into your account, so the deletion waits until that is over. Nothing is erased before, and then the whole waiting time begins anew. I tell all your chats. To stop it, press “Keep my account” or say “keep my account”.`,
  ),
  stopped: rich`Your account stays, and nothing is deleted. I have told your other chats. If it was not you who asked for it, change your PIN.`,
  none: rich`Nobody has asked for your data to be deleted. Nothing has changed.`,
  tooLate: rich`The deletion has begun and can’t be stopped any more.`,
  unknown: rich`This chat is not linked to an account, so there is nothing to stop from here.`,
}
