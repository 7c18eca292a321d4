import type { Missing } from '#bank/ground/customer.ts'
import type { PhotoProblem } from '#bank/customer/photo.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { tiers } from '#conversation/verification/words.en.ts'

const HOW = {
  message: rich`Take a picture of it and send it here, as a photo or as a file. I’ll remove it from the chat as soon as I have it.`,
  attachment: rich`Attach a picture of it to a message here, or to the command ${code('/photo-id')}. I can’t remove your message afterward; with the command there’s nothing to remove.`,
  upload: rich`Take a picture of it, or choose one you have.`,
}

const PROBLEM = (problem: PhotoProblem): Text => {
  switch (problem.kind) {
    case 'too-big':
      return rich`That picture is larger than 8 MB, the most we can take. Please send one with a lower resolution.`
    case 'empty':
      return rich`Nothing was sent to us: that file is empty. Please send it again.`
    case 'not-a-picture':
      return problem.looksLike === undefined
        ? rich`We can’t read that file. Please send a JPEG, PNG or PDF, for example a photo from your phone.`
        : rich`We can’t read a ${problem.looksLike} picture. Please send a JPEG, PNG or PDF: a screenshot of it works, or a photo sent as a photo.`
    case 'not-received':
      return rich`I couldn’t get the picture. Please send it once more.`
  }
}

/** Proving who one is: the Social Security number, a photo ID, and the bank's own questions. */
export const identity = {
  nothing: rich`We have everything we need from you.`,
  notWanted: (missing: readonly Missing[]): Text =>
    lines(rich`We don’t need that from you right now. Here’s what we need:`, ...missing.map(tiers.missing)),
  reviewing: rich`We’re still reviewing what you sent. There’s nothing you need to do; I’ll tell you when it’s done.`,
  ssn: rich`Please enter your Social Security number again, preferably all nine digits. It’s used to check your identity and never shown again.`,
  registerAgain: rich`Please enter your Social Security number once more, preferably all nine digits. I’ll register you again with your current details. It’s never shown again.`,
  photo: (how: keyof typeof HOW, demo: boolean): Text =>
    lines(
      rich`${bold('Photo ID')}`,
      rich`We need to see your driver’s license, passport or state ID: the side with your photo, all four corners, sharp, without glare.`,
      HOW[how],
      rich`JPEG, PNG or PDF, up to 8 MB.`,
      ...(demo
        ? ['', rich`This is a demo, so please don’t send a real document. You can use a small sample instead.`]
        : []),
    ),
  sample: 'Use a sample ID (demo)',
  problem: PROBLEM,
  received: rich`${bold('Photo ID')}: received.`,
  notTaken: rich`${bold('Photo ID')}: not sent yet.`,
  /** Where we can't remove it. */
  pleaseDelete: rich`I have your picture. I can’t remove your message from here, so please delete it yourself: an ID shouldn’t stay in a chat.`,
  textForPhoto: rich`I need a picture here, not text.`,
  question: (place: { readonly at: number; readonly of: number }, text: string, choices: readonly string[]): Text =>
    lines(
      ...(place.at === 1
        ? [
            rich`To be sure it’s you, we have ${place.of === 1 ? 'a question' : `${place.of} questions`} for you. Only we see your answers. If none of the answers fits, say so.`,
            '',
          ]
        : []),
      rich`Question ${place.at} of ${place.of}`,
      rich`${bold(text)}`,
      ...choices.map((choice, at) => rich`${at + 1}. ${choice}`),
    ),
  pickOne: rich`Please pick one of the answers.`,
  questionsGone: rich`Those questions have expired. Enter your Social Security number again, and we’ll ask you new ones.`,
  questionsChanged: rich`The questions have changed, so we’re starting with the first of the new ones.`,
}
