import type { Missing } from '#bank/ground/customer.ts'
import type { PhotoProblem } from '#bank/customer/photo.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { tiers } from '#conversation/verification/words.en.ts'

const HOW = {
  message: rich`Take a picture of it and send it here, as a photo or as a file. I remove it from the chat as soon as I have it.`,
  attachment: rich`Attach a picture of it to a message here, or to the command ${code('/photo-id')}. I can’t remove your message afterwards; with the command there is nothing to remove.`,
  upload: rich`Take a picture of it, or choose one you have.`,
}

const PROBLEM = (problem: PhotoProblem): Text => {
  switch (problem.kind) {
    case 'too-big':
      return rich`That picture is bigger than 8 MB, and the bank takes no more than that. A photo with a lower resolution will do.`
    case 'empty':
      return rich`That file is empty, so there was nothing to hand in. Please send it again.`
    case 'not-a-picture':
      return problem.looksLike === undefined
        ? rich`That is not a picture the bank can read. It takes JPEG, PNG and PDF, for example a photo from your phone.`
        : rich`That is a ${problem.looksLike} picture, which the bank can’t read. It takes JPEG, PNG and PDF: a screenshot of it will do, or a photo sent as a photo.`
    case 'not-received':
      return rich`I could not get the picture, so nothing was handed in. Please send it once more.`
  }
}

/** Proving who one is: the Social Security number, a photo ID, and the bank's own questions. */
export const identity = {
  nothing: rich`The bank has everything it needs from you. There is nothing to hand in.`,
  notWanted: (missing: readonly Missing[]): Text =>
    lines(rich`The bank does not want that from you at the moment. What it wants:`, ...missing.map(tiers.missing)),
  reviewing: rich`The bank is still looking at what you sent. There is nothing you have to do; I’ll tell you when it has decided.`,
  ssn: rich`Please give your Social Security number again, best with all nine digits. It goes to the bank and is never shown back.`,
  registerAgain: rich`Please give your Social Security number once more, best with all nine digits. With it I register you again, with your details as they are now. It is never shown back.`,
  photo: (how: keyof typeof HOW, demo: boolean): Text =>
    lines(
      rich`${bold('Photo ID')}`,
      rich`The bank wants to see your driver’s license, passport or state ID: the side with your photo, all four corners, sharp, without glare.`,
      HOW[how],
      rich`JPEG, PNG or PDF, up to 8 MB.`,
      ...(demo
        ? [
            '',
            rich`This is a demo, so please don’t send a real document. You can hand in a small sample instead; only the demo bank accepts it.`,
          ]
        : []),
    ),
  sample: 'Use a sample ID (demo)',
  problem: PROBLEM,
  received: rich`${bold('Photo ID')}: received.`,
  notTaken: rich`${bold('Photo ID')}: not handed in yet.`,
  /** Where we can't remove it. */
  pleaseDelete: rich`I have your picture. I can’t remove your message from here, so please delete it yourself: an ID should not stay in a chat.`,
  textForPhoto: rich`I need a picture here, not text.`,
  question: (place: { readonly at: number; readonly of: number }, text: string, choices: readonly string[]): Text =>
    lines(
      ...(place.at === 1
        ? [
            rich`To be sure that it is you, the bank asks ${place.of === 1 ? 'a question' : `${place.of} questions`}. Your answers go to the bank alone. Where nothing fits, say so.`,
            '',
          ]
        : []),
      rich`Question ${place.at} of ${place.of}`,
      rich`${bold(text)}`,
      ...choices.map((choice, at) => rich`${at + 1}. ${choice}`),
    ),
  pickOne: rich`Please pick one of the answers.`,
  questionsGone: rich`The bank’s questions are no longer open. Give your Social Security number again, and it asks you new ones.`,
  questionsChanged: rich`The bank asks other questions by now, so we begin with the first of them.`,
}
