/** Names this page among the tabs in which one person may have the chat open. */
export const TAB = window.crypto.getRandomValues(new Uint32Array(2)).join('-')
