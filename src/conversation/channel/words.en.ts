/** What the channels say by themselves, since no turn of the conversation is behind it. `what` names things for "I can't read …". */
export const en = {
  telegram: {
    tooFast: 'That was a bit fast, so I did nothing with your last message. Wait a moment, then send it again.',
    tooFastErased:
      'That was a bit fast, so I did nothing with your last message. I removed it from the chat: it seemed to hold a secret, such as a PIN or a card number. Wait a moment before you go on.',
    tooFastNotErased:
      'That was a bit fast, so I did nothing with your last message. It seems to hold a secret, such as a PIN or a card number, and I could not remove it: please delete it yourself.',
    secretErased: 'I removed your message: it seemed to hold a secret, such as a PIN or a card number.',
    secretNotErased:
      'Your message seems to hold a secret, such as a PIN or a card number. I could not remove it: please delete it yourself.',
    editsNotRead:
      'I don’t read changes to a message once it is sent, so nothing was done again. Please send it as a new message.',
    editErased:
      'I removed the message that you changed: it seemed to hold a secret, such as a PIN or a card number. Nothing was done with it.',
    editNotErased:
      'The message that you changed seems to hold a secret, such as a PIN or a card number. I could not remove it: please delete it yourself. Nothing was done with it.',
    openPage: 'Enter it safely',
    page: {
      /** Of the page itself, for what reads it aloud. */
      language: 'en',
      hidden: 'Only you see what you enter here. It goes to the bank you talk to, and does not stay in the chat.',
      done: { title: 'Done', text: 'It was handed in. You can close this page and go on in the chat.' },
      gone: {
        title: 'This page is no longer in use',
        text: 'A page works once, for ten minutes. Nothing was done. Go back to the chat and say “help”: what I asked for stands below it, with a new button.',
      },
      foreign: {
        title: 'This page belongs to another chat',
        text: 'Nothing was done with what you entered. Go back to the chat and press the button there again. If the page was open for long, say “help” in the chat for a new one.',
      },
      unproved: {
        title: 'One more step',
        text: 'Go back to the chat now: I ask you there whether this was you. Nothing is done before you have pressed the button.',
      },
      tooFast: {
        title: 'That was a bit fast',
        text: 'Nothing was done. Wait a moment, go back one page and hand it in again.',
      },
      trouble: {
        title: 'That did not work',
        text: 'Something went wrong on our side. Wait a moment, go back one page and hand it in again: it is not done twice.',
      },
      wasItYou:
        'Somebody has just filled in the page that I opened for you, in a way that does not tell me who it was. Was it you? If not, press “Not me”: nothing was done with it.',
      itWasMe: 'It was me: use it',
      notMe: 'Not me',
      used: 'You said that it was you, so I used what was entered on the page.',
      thrownAway: 'Thrown away. Nothing was done with what was entered on the page.',
    },
    onlyInPrivate: (username: string) => `I only talk about money in private: t.me/${username}`,
    notHandled: (reference: string) =>
      `Sorry, I could not show you the answer to your last message, and I have set it aside. If it was about money, please look at your history before you send it again. If you ask us about it, the reference is ${reference}.`,
    notRead: (reference: string) =>
      `Sorry, I could not read that, so nothing was done with it. Please send it as plain text. If you ask us about it, the reference is ${reference}.`,
    what: {
      forwarded: 'a forwarded message',
      inline: 'a message that another bot made',
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
    tooFast: 'That was a bit fast, so I did nothing with it. Wait a moment, then send it again.',
    tooFastSecret:
      'That was a bit fast, so I did nothing with it. It seems to hold a secret, such as a PIN or a card number, and only you can delete it here: please do. Then wait a moment before you go on.',
    onlyPrivately: 'I only talk about money in private. Please write to me in a direct message.',
    formGone: 'That form is no longer open. Please start again.',
    answer: 'Answer',
    choose: 'Choose…',
    updatedAbove: 'Done: the card above is up to date.',
    trouble: (reference: string) =>
      `Something went wrong on our side and I could not finish that. Please try again in a moment. If it was about money, look at your history first. If you ask us about it, the reference is ${reference}.`,
    bankCommand: 'Talk to the bank in your own words',
    bankOption: 'What you want to do, as you would say it',
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
      'For your safety, what was said here before is hidden until you log in. Nothing is lost: enter your PIN and it comes back.',
    what: { picture: 'a picture' },
    refusals: {
      host: 'This chat does not answer to that address.',
      origin: 'This request came from another page.',
      session: 'This chat has no session yet. Load the page again.',
      form: 'Send JSON with the content type application/json.',
      picture: 'That picture is bigger than 8 MB. Choose a smaller one.',
      type: 'Send a picture: JPEG, PNG or PDF.',
      turn: 'A file needs a turn: ?turn= with a UUID.',
      unasked: 'I don’t need a picture right now. When I do, there is a place for it on my card.',
      busy: 'Many pictures are coming in right now. Send yours again in a moment.',
      big: 'That is too long to send at once.',
      streams: 'This chat is open in too many places. Close one.',
      fast: 'That was a bit fast. Wait a moment, then send it again.',
    },
    away: (reference: string) =>
      `Parley can’t answer right now. Send the same again in a moment: it will not be done twice. If you ask us about it, the reference is ${reference}.`,
    unreadable: (where: string) => `That can’t be read: ${where}.`,
  },
} as const
