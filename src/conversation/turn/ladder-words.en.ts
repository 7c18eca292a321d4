import type { Text } from '#conversation/channel/message.ts'
import { code, lines, rich } from '#conversation/words/text.ts'

/** What is said when answers could not be used again and again: why it is needed, then the ways out. */
export const ladder = {
  /** Nothing is under way. */
  idleAgain: rich`I’m still not sure what you need. A few plain words work best, such as ${code('balance')}, ${code('send 20 to alex')}, ${code('what are your fees?')} or ${code('I lost my phone')}. Or press whatever comes closest.`,
  idleHelp: rich`I’m sorry, I can’t work that out. ${code('help')} shows everything I can do. If something is wrong, a person can look into it.`,
  cardAgain: rich`This card needs a yes or a no: nothing moves until you press Confirm. To change it, say for example ${code('make it 30')}; to drop it, say ${code('cancel')}.`,
  questionAgain: rich`I need this answer to go on. Press one of the buttons below or type what it says; ${code('back')} takes you to the previous question.`,
  fieldAgain: rich`I need this answer to go on, and I couldn’t use the last ones. Please check it and try once more; ${code('back')} takes you to the previous question, and ${code('cancel')} stops.`,
  /** Above what a field is for. */
  formAgain: rich`Here’s what’s needed, and why.`,
  general: rich`I need it to do what you asked. Nothing is sent or changed until you confirm.`,
  /** The third time: it may be stopped, kept or given to a person. */
  stuck: (isKept: boolean): Text =>
    lines(
      isKept
        ? rich`This isn’t working, and that’s all right: nothing was sent or changed because of it. What you’ve entered is saved, so you can continue later. You can also stop and have it deleted, or ask a person.`
        : rich`This isn’t working, and that’s all right: nothing was sent or changed because of it. You can stop, or ask a person.`,
      rich`If you’d like to keep going, here it is once more.`,
    ),
  stop: 'Stop',
  later: 'Continue later',
  person: 'Ask a person',
}
