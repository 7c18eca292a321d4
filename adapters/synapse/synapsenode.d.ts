/** The part of synapsenode 1.2.17 that is used here; the package has no types of its own. Answers are untrusted: `unknown`. */
declare module 'synapsenode' {
  import type { AxiosResponse } from 'axios'

  type Answer = Promise<AxiosResponse<unknown>>
  type Paging = { page?: number; per_page?: number }

  export class Client {
    constructor(options: { client_id: string; client_secret: string; fingerprint: string; ip_address: string })
    host: string
    headers: Record<string, string>
    getAllUsers(query: Paging & { query?: string }): Answer
    getCryptoQuotes(): Answer
    getCryptoMarketData(query: { limit: number; currency: string }): Answer
    getAllSubscriptions(query: Paging): Answer
    createSubscription(url: string, scope: readonly string[]): Answer
    updateSubscription(id: string, body: object): Answer
  }

  export class User {
    constructor(options: {
      data: { _id: string }
      headerObj: { fingerprint: string; ip_address: string }
      client: Client
    })
    oauth_key: string
    updateIpAddress(ip: string): Record<string, string>
    updateUser(body: object): Answer
    /** Resolves to the body, unlike its siblings. */
    _oauthUser(body: { refresh_token: string; phone_number?: string; validation_pin?: string }): Promise<unknown>
    createNode(body: object, key?: string): Answer
    getAllUserNodes(query: Paging): Answer
    getNode(node: string, query: object): Answer
    updateNode(node: string, body: object): Answer
    verifyMicroDeposits(node: string, body: { micro: readonly number[] }): Answer
    deleteNode(node: string): Answer
    getAllSubnets(node: string, query: Paging): Answer
    createSubnet(node: string, body: object, key: string): Answer
    /** `subnet_id`: by that account number, or by that card. */
    triggerDummyTransactions(
      node: string,
      query: { amount: number; is_credit: 'yes' | 'no'; type: string; subnet_id?: string },
    ): Answer
    createTransaction(node: string, body: object, key: string): Answer
    getTransaction(node: string, transaction: string): Answer
    getAllNodeTransactions(node: string, query: Paging & { filter?: string }): Answer
    getUserTransactions(query: Paging): Answer
    deleteTransaction(node: string, transaction: string): Answer
    commentOnStatus(node: string, transaction: string, body: { comment: string }): Answer
    disputeCardTransaction(node: string, transaction: string, body: { dispute_reason: string }): Answer
  }
}

declare module 'synapsenode/dist/apiReqs/apiRequests.js' {
  import type { AxiosResponse } from 'axios'
  import type { Client } from 'synapsenode'

  const requests: {
    client: {
      createUser(call: {
        bodyParams: object
        headers: Record<string, string>
        clientInfo: Client
      }): Promise<AxiosResponse<unknown>>
      getUser(call: {
        user_id: string
        full_dehydrate: boolean
        headers: Record<string, string>
        clientInfo: Client
      }): Promise<AxiosResponse<unknown>>
    }
  }
  export default requests
}

declare module 'synapsenode/dist/helpers/buildHeaders.js' {
  const buildHeaders: (parts: {
    client_id: string
    client_secret: string
    fingerprint: string
    ip_address: string
    idempotency_key?: string
  }) => Record<string, string>
  export default buildHeaders
}
