/** How much may be sent, as the product starts with: runs with crowds from one address have wider limits. */
export const DEFAULT_LIMITS = {
  TURNS_PER_CHAT: '20,4',
  TURNS_PER_ADDRESS: '100,25',
  NEW_CHATS_PER_ADDRESS: '40,2',
  NEW_CHATS_IN_ALL: '200,40',
  TURNS_IN_ALL: '2000,500',
}
