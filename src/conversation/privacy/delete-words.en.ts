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
      return rich`• Something is still in progress. Wait for it to finish, or stop it.`
    case 'reported':
      return rich`• A problem you reported hasn’t been answered yet.`
  }
}

const accounts = (obstacles: readonly Obstacle[]): readonly Text[] => {
  const open = obstacles.flatMap((each) => (each.kind === 'account' ? [each.nickname] : []))
  if (open.length === 0) return []
  const more = open.length > NAMED ? rich` and ${open.length - NAMED} more` : rich``
  const names = open.slice(0, NAMED).flatMap((name, at) => [...(at > 0 ? [{ text: ', ' }] : []), bold(name)])
  return [rich`• These are still open: ${names}${more}. Send or sell what’s in them, then close each of them.`]
}

export const deletion = {
  obstacles: (all: readonly Obstacle[]): Text =>
    lines(
      rich`${bold('Your data can’t be deleted yet')}`,
      rich`So that you don’t lose any money, this has to be settled first:`,
      ...all.flatMap((each) => (each.kind === 'account' ? [] : [obstacle(each)])),
      ...accounts(all),
      rich`Nothing has changed. When it’s done, say “delete my data” again.`,
    ),
  sure: (waitMs: number): Text =>
    lines(
      rich`${bold('Delete your account and your data?')}`,
      rich`Nothing happens for ${bold(duration(waitMs))}. I’ll tell all your chats, and you can stop it from any of them with one button.`,
      rich`Then your chats are unlinked, and your details, chats, alerts, schedules, requests, reports and settings are erased. That can’t be undone.`,
      rich`${bold('What we have to keep.')} By law, banks keep a record of who their customers were for five years: your name, date of birth and address, and where your Social Security number is held. It’s encrypted and kept apart, as is a fingerprint of that number that our limits rely on. Payments stay in our books, and anyone you paid still sees your name and handle. Nobody else gets your handle.`,
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
      rich`It starts ${bold(moment(until, timeZone, now))}. Nothing is deleted until then, and I’ve told all your chats. To stop it, press “Keep my account” or say “keep my account”.`,
    ),
  held: lines(
    rich`${bold('Your data isn’t being deleted for now')}`,
    rich`Someone has asked to get back into your account, so nothing is deleted until that is settled. Then the full waiting time starts over. I’ll tell all your chats. To stop it, press “Keep my account” or say “keep my account”.`,
  ),
  stopped: rich`Your account stays, and nothing is deleted. I’ve told your other chats. If it wasn’t you who asked for it, change your PIN.`,
  none: rich`Nothing has changed: nobody has asked for your data to be deleted.`,
  tooLate: rich`The deletion has started and can’t be stopped anymore.`,
  unknown: rich`This chat isn’t linked to an account, so there’s nothing to stop from here.`,
}
