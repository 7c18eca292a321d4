/** What the channels say by themselves, since no turn of the conversation is behind it. `what` names things for "I can't read …". */
export const en = {
  /** In place of a card that is shown once more at the end of the chat. */
  continuesBelow: 'This continues below.',
  telegram: {
    tooFast: 'Nothing was done with your last message: that was a bit fast. Wait a moment, then send it again.',
    tooFastErased:
      'Nothing was done with your last message: that was a bit fast. I removed it from the chat, because it seemed to contain a secret, such as a PIN or a card number. Wait a moment before you go on.',
    tooFastNotErased:
      'Nothing was done with your last message: that was a bit fast. It seems to contain a secret, such as a PIN or a card number, and I couldn’t remove it: please delete it yourself.',
    secretErased: 'I removed your message: it seemed to contain a secret, such as a PIN or a card number.',
    secretNotErased:
      'Your message seems to contain a secret, such as a PIN or a card number. I couldn’t remove it: please delete it yourself.',
    editsNotRead:
      'Nothing was done again: I don’t read changes to a message once it’s sent. Please send it as a new message.',
    editErased:
      'I removed the message you changed: it seemed to contain a secret, such as a PIN or a card number. Nothing was done with it.',
    editNotErased:
      'The message you changed seems to contain a secret, such as a PIN or a card number. Nothing was done with it. I couldn’t remove it: please delete it yourself.',
    openPage: 'Enter it safely',
    page: {
      /** Of the page itself, for what reads it aloud. */
      language: 'en',
      hidden: 'Only you see what you enter here. It goes straight to us and doesn’t stay in the chat.',
      done: { title: 'Done', text: 'We have it. You can close this page and go on in the chat.' },
      gone: {
        title: 'This page has expired',
        text: 'Nothing was done. A page works once, for ten minutes. Go back to the chat and say “help” to see the question again, with a new button.',
      },
      foreign: {
        title: 'This page belongs to another chat',
        text: 'Nothing was done with what you entered. Go back to the chat and press the button there again. If the page was open for a long time, say “help” in the chat for a new one.',
      },
      unproved: {
        title: 'One more step',
        text: 'Go back to the chat now: I’ll ask you there whether this was you. Nothing is done until you’ve pressed the button.',
      },
      tooFast: {
        title: 'That was a bit fast',
        text: 'Nothing was done. Wait a moment, go back one page and send it again.',
      },
      trouble: {
        title: 'That didn’t work',
        text: 'Something went wrong on our side. Wait a moment, go back one page and send it again: it won’t be done twice.',
      },
      wasItYou:
        'Someone has just filled in the page I opened for you, and I can’t tell who. Nothing has been done with it. Was it you? If not, press “Not me”.',
      itWasMe: 'It was me: use it',
      notMe: 'Not me',
      used: 'You said it was you, so I used what was entered on the page.',
      thrownAway: 'Nothing was done with what was entered on the page, and I’ve deleted it.',
    },
    onlyInPrivate: (username: string) => `I only talk about money in private: t.me/${username}`,
    notHandled: (reference: string) =>
      `Sorry, I couldn’t show you the answer to your last message. If it was about money, please look at your history before you send it again. If you contact us about this, the reference is ${reference}.`,
    notRead: (reference: string) =>
      `Nothing was done: sorry, I couldn’t read that. Please send it as plain text. If you contact us about this, the reference is ${reference}.`,
    what: {
      forwarded: 'a forwarded message',
      inline: 'a message from another bot',
      foreign: (bot: string) => `a command for @${bot}`,
      photo: 'a photo',
      file: 'a file',
      sticker: 'a sticker',
      voice: 'a voice note',
      video_note: 'a video note',
      video: 'a video',
      animation: 'an animation',
      audio: 'an audio file',
      location: 'a location',
      contact: "someone else's contact",
      poll: 'a poll',
      dice: 'a dice',
      story: 'a story',
    },
  },
  discord: {
    tooFast: 'Nothing was done with that: it was a bit fast. Wait a moment, then send it again.',
    tooFastSecret:
      'Nothing was done with that: it was a bit fast. It seems to contain a secret, such as a PIN or a card number, and only you can delete it here: please do. Then wait a moment before you go on.',
    onlyPrivately: 'I only talk about money in private. Please write to me in a direct message.',
    formGone: 'That form is no longer open. Please start again.',
    answer: 'Answer',
    choose: 'Choose…',
    updatedAbove: 'Done: the card above is up to date.',
    trouble: (reference: string) =>
      `Something went wrong on our side, and I couldn’t finish that. If it was about money, look at your history first. Then please try again in a moment. If you contact us about this, the reference is ${reference}.`,
    bankCommand: 'Talk to the bank in your own words',
    bankOption: 'What you want to do, as you’d say it',
    what: {
      picture: 'a picture',
      file: 'a file',
      voice: 'a voice message',
      sticker: 'a sticker',
      forwarded: 'a forwarded message',
      other: 'that message',
    },
  },
  web: {
    hidden:
      'For your safety, earlier messages are hidden until you log in. Nothing is lost: enter your PIN to see them again.',
    what: { picture: 'a picture' },
    refusals: {
      host: 'This chat isn’t available at that address.',
      origin: 'This request came from another page.',
      session: 'This chat isn’t connected yet. Please reload the page.',
      form: 'Send JSON with the content type application/json.',
      picture: 'That picture is larger than 8 MB. Choose a smaller one.',
      type: 'Send a picture: JPEG, PNG or PDF.',
      turn: 'A file needs a turn: ?turn= with a UUID.',
      unasked: 'I don’t need a picture right now. When I do, I’ll ask for it on a card.',
      busy: 'A lot of pictures are coming in right now. Please send yours again in a moment.',
      big: 'That is too long to send at once.',
      nobody: 'Log in first, then turn this on.',
      unusable: 'This browser’s way to be told can’t be used here.',
      streams: 'This chat is open in too many places. Close one.',
      fast: 'That was a bit fast. Wait a moment, then send it again.',
    },
    away: (reference: string) =>
      `Parley can’t answer right now. Please send the same thing again in a moment: it won’t be done twice. If you contact us about this, the reference is ${reference}.`,
    unreadable: (where: string) => `That can’t be read: ${where}.`,
  },
} as const
