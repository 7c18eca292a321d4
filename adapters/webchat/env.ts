import type { IncomingMessage } from 'node:http'
import type { ConversationId } from '#bank/ground/ids.ts'

/** What the routes of the web chat know of a request. `incoming` is absent where a test calls them without a connection. */
export type Env = {
  Variables: { conversation: ConversationId }
  Bindings: { readonly incoming?: IncomingMessage | undefined }
}
