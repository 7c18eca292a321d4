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
  /** What the browser shows while nobody looks at the page. */
  telling: {
    on: 'Tell me here when something happens',
    off: 'Stop telling me here',
    isOn: 'You’ll be told here when something happens, until you log out. Only prices are shown, nothing of your accounts.',
    isOff: 'You won’t be told here any more. Everything still arrives in this chat.',
    denied: 'Your browser doesn’t allow it. Allow notifications for this site in its settings, then try again.',
    failed: 'Your browser couldn’t turn this on. Nothing has changed. Please try again.',
  },
  waiting: 'No connection. This is sent when you’re back online.',
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
