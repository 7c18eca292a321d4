import type { Text } from '#conversation/channel/message.ts'
import { code, lines, rich } from '#conversation/words/text.ts'

/** What is said when answers could not be used again and again: why it is needed, then the ways out. */
export const ladder = {
  /** Nothing is under way. */
  idleAgain: rich`I still can’t tell what you need. A few plain words are best, such as ${code('balance')}, ${code('send 20 to alex')}, ${code('what are your fees?')} or ${code('I lost my phone')}. Or press what comes closest.`,
  idleHelp: rich`I’m sorry, I can’t work this out, so I did nothing with these words. ${code('help')} shows everything that I can do; if something is wrong, a person can look at it.`,
  cardAgain: rich`This card needs a yes or a no from you: nothing moves before you press Confirm. To change it, say for example ${code('make it 30')}; ${code('cancel')} puts it away.`,
  questionAgain: rich`I need this one answer to go on. Press one of the buttons below or type what stands on it; ${code('back')} takes you to the question before.`,
  fieldAgain: rich`I need this one answer to go on, and I could not use the last ones. Please check it and try once more; ${code('back')} takes you to the question before, ${code('cancel')} stops.`,
  /** Above what a field is for. */
  formAgain: rich`Let me say what is asked here, and why.`,
  general: rich`Without it I can’t do what you want. Nothing is sent or changed before you confirm.`,
  /** The third time: it may be stopped, kept or given to a person. */
  stuck: (isKept: boolean): Text =>
    lines(
      isKept
        ? rich`We don’t get on here, and that is all right: nothing was sent or changed. You can go on later, since what you have handed in is kept, or stop and have it deleted; or a person looks at it.`
        : rich`We don’t get on here, and that is all right: nothing was sent or changed because of it. You can stop; or a person looks at it.`,
      rich`If you want to go on, here it is once more.`,
    ),
  stop: 'Stop',
  later: 'Go on later',
  person: 'Ask a person',
}
