import type { MiddlewareHandler } from 'hono'
import { MAX_PHOTO_BYTES } from '#bank/customer/photo.ts'
import { comingOn } from '#kit/coming.ts'
import { keepConnection } from '#http/known-connections.ts'
import type { WebChat } from './chat.ts'
import { clientAddress } from './client-address.ts'
import type { Env } from './env.ts'
import { refuse } from './refusal.ts'
import { createUploads } from './uploads.ts'

type Deps = { readonly chat: Pick<WebChat, 'isPictureAsked'>; readonly proxies?: number | undefined }

/** Before a byte of it is read: whether a picture was asked for, and whether there is room for one. */
export const roomForUpload = ({ chat, proxies = 0 }: Deps): MiddlewareHandler<Env> => {
  const uploads = createUploads()
  return async (c, next) => {
    const conversation = c.get('conversation')
    const bytes = Number(c.req.header('content-length') ?? MAX_PHOTO_BYTES)
    if (bytes > MAX_PHOTO_BYTES) return refuse(c, 'picture')
    if (!(await chat.isPictureAsked(conversation, c.req.query('turn') ?? ''))) return refuse(c, 'unasked')
    keepConnection(c, conversation)
    // Without a connection where a test calls the routes.
    const coming = c.env?.incoming ? comingOn(c.env.incoming) : { received: () => 0, cut: () => undefined }
    const done = uploads.begin({ conversation, place: clientAddress(c, proxies) ?? 'none', bytes, ...coming })
    if (done === undefined) {
      c.header('Retry-After', '2')
      return refuse(c, 'busy')
    }
    try {
      return await next()
    } finally {
      done()
    }
  }
}
