import { createHmac } from 'node:crypto'

type Signed = { objectId: string; payload: string; clientId: string; clientSecret: string }

/** The three signature headers. The first two cover object id and client id, joined; only the last covers the content. */
export const signatureHeaders = ({ objectId, payload, clientId, clientSecret }: Signed): Record<string, string> => {
  const hmac = (algorithm: string, message: string): string =>
    createHmac(algorithm, clientSecret).update(message).digest('hex')
  return {
    'X-Synapse-Signature': hmac('sha1', objectId + clientId),
    'X-Synapse-Signature-Sha256': hmac('sha256', objectId + clientId),
    'X-Synapse-Signature-SHA256-FullBody': hmac('sha256', payload),
  }
}
