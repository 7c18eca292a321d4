/** Everything a key can be good for; a request without `scope` gets all of it. */
export const SCOPES: readonly string[] = [
  'USER|PATCH',
  'USER|GET',
  'NODES|POST',
  'NODES|GET',
  'NODE|GET',
  'NODE|PATCH',
  'NODE|DELETE',
  'TRANS|POST',
  'TRANS|GET',
  'TRAN|GET',
  'TRAN|PATCH',
  'TRAN|DELETE',
  'SUBNETS|POST',
  'SUBNETS|GET',
  'SUBNET|GET',
  'SUBNET|PATCH',
  'STATEMENTS|GET',
  'STATEMENT|GET',
  'STATEMENTS|POST',
  'CONVERSATIONS|POST',
  'CONVERSATIONS|GET',
  'CONVERSATION|GET',
  'CONVERSATION|PATCH',
  'MESSAGES|POST',
  'MESSAGES|GET',
  'MESSAGE|GET',
]

/** What a public key is good for when nothing was asked for, in the order in which clients compare it. */
export const PUBLIC_SCOPES: readonly string[] = [
  'OAUTH|POST',
  'USERS|POST',
  'USERS|GET',
  'USER|GET',
  'USER|PATCH',
  'SUBSCRIPTIONS|GET',
  'SUBSCRIPTIONS|POST',
  'SUBSCRIPTION|GET',
  'SUBSCRIPTION|PATCH',
  'CLIENT|REPORTS',
  'CLIENT|CONTROLS',
]
export const isOauthScope = (text: string): boolean => SCOPES.includes(text)
export const isPublicScope = (text: string): boolean => SCOPES.includes(text) || PUBLIC_SCOPES.includes(text)
