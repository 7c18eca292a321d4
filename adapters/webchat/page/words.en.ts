/** Every sentence that the page itself says, in English. What the bank says comes with the cards. */
export const en = {
  /** What stands on the page itself. */
  page: {
    skip: 'Skip to writing',
    welcome: 'Banking, in your own words',
    about: 'Open accounts, send money, buy and sell coins, and hear when a price moves. Just type.',
    conversation: 'Conversation',
    writing: 'Parley is writing',
    message: 'Message',
    example: 'Try “send 20 to alex”',
    send: 'Send',
  },
  state: {
    connecting: 'Connecting…',
    open: 'A bank you talk to',
    away: 'Reconnecting…',
  },
  suggestions: ['Register', 'What can you do?', 'What’s bitcoin at?'],
  unreachable: 'Parley can’t be reached. Check your connection, then try again.',
  today: 'Today',
  bubble: {
    removed: 'Removed because it contained a secret',
    picture: 'A picture that isn’t kept here',
    resend: 'Send again',
  },
  jump: {
    newMessages: 'New messages ↓',
    changedAbove: 'A card above has changed ↑',
  },
  card: {
    working: 'Working on it…',
    updated: ' · updated',
    savePicture: (kB: number) => `Picture, ${kB} kB · Save`,
    saveFile: (kB: number) => `File, ${kB} kB · Save`,
  },
  form: {
    choose: 'Choose…',
    noChoice: '—',
    optional: ' optional',
    missing: 'Please fill this in.',
    notNow: 'Not now',
    sent: (title: string) => `${title}: sent`,
  },
  upload: {
    choose: 'Choose a picture',
    photo: 'Take a photo',
    chosen: 'The picture you chose',
    another: 'Choose another',
    send: 'Send this picture',
    sending: 'Sending…',
    tooBig: (mB: string, mostMB: string) => `That picture is ${mB} MB. Please choose one of up to ${mostMB} MB.`,
  },
}

export type Words = typeof en
