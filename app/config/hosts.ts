const LOOPBACK_NAMES = new Set(['localhost', '::1', '[::1]'])

/** Whether `host` is this machine and nothing else can stand behind it. */
export const isLoopback = (host: string): boolean => LOOPBACK_NAMES.has(host) || /^127(\.\d{1,3}){3}$/.test(host)

/** A name without a dot is known on a network of one's own alone, such as the services of docker compose. */
const isService = (host: string): boolean => /^[a-z\d_-]*[a-z_-][a-z\d_-]*$/i.test(host)

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '')

/** Whether the address leads to this machine or a network of one's own. */
export const isOwnHost = (url: string): boolean => isLoopback(hostOf(url)) || isService(hostOf(url))

/** Whether a stranger on the way could read along. */
export const isInTheClear = (url: string): boolean => /^http:/i.test(url) && !isOwnHost(url)

type Store = {
  readonly hosts: readonly string[]
  readonly password: string | undefined
  readonly hasPassword: boolean
  readonly hasTls: boolean
}

/** What the address of a database says of how it is reached. One of MongoDB can name several hosts, which `URL` can't. */
const readStoreUrl = (url: string): Store | undefined => {
  const [, scheme = '', , credentials = '', hosts = '', query = ''] =
    /^([a-z+]+):\/\/(([^/?#]*)@)?([^/?#@]+)(?:\/[^?#]*)?(?:\?([^#]*))?$/i.exec(url) ?? []
  if (hosts === '') return undefined
  const options = new URLSearchParams(query)
  const unchecked = ['tlsInsecure', 'tlsAllowInvalidCertificates', 'tlsAllowInvalidHostnames']
  const encrypts =
    ['rediss', 'mongodb+srv'].includes(scheme) || options.get('tls') === 'true' || options.get('ssl') === 'true'
  const refuses = options.get('tls') === 'false' || options.get('ssl') === 'false'
  const password = /:([^@]+)$/.exec(credentials)?.[1]
  return {
    password,
    hosts: hosts.split(',').map((host) => host.replace(/:\d*$/, '')),
    hasPassword: password !== undefined || options.get('authMechanism') === 'MONGODB-X509',
    hasTls: encrypts && !refuses && !unchecked.some((option) => options.get(option) === 'true'),
  }
}

export const passwordOf = (url: string): string | undefined => readStoreUrl(url)?.password

/** What is missing before this address of a database may be used: a word for it, or undefined when nothing is. */
export const missingAtStore = (url: string): string | undefined => {
  const store = readStoreUrl(url)
  if (store === undefined) return 'an address that can be read'
  if (store.hosts.every(isLoopback)) return undefined
  const isOwn = store.hosts.every((host) => isLoopback(host) || isService(host)) && !/\+srv:/.test(url)
  if (!store.hasPassword) return 'a password'
  return isOwn || store.hasTls ? undefined : 'TLS that checks certificates'
}
