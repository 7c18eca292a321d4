const CACHE = `shell ${SHELL.version}`
/** Then the page is shown as it was kept: a network that does not answer is none. */
const WAIT_MS = 4_000

const keepShell = async (): Promise<void> => {
  const cache = await caches.open(CACHE)
  await cache.addAll(SHELL.paths.map((path) => new Request(path, { cache: 'no-cache' })))
}

const dropEarlier = async (): Promise<void> => {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith('shell ') && name !== CACHE).map((name) => caches.delete(name)),
  )
}

/** Nothing of a chat is kept: only the page, which is the same for everybody. */
const isOfShell = ({ method, url }: Request): boolean => {
  const { origin, pathname } = new URL(url)
  return method === 'GET' && origin === location.origin && SHELL.paths.includes(pathname)
}

const fromNetworkOrShell = async (request: Request): Promise<Response> => {
  const kept = await caches.match(new URL(request.url).pathname, { cacheName: CACHE })
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), WAIT_MS))
  const answer = self.fetch(request)
  try {
    const first = await (kept === undefined ? answer : Promise.race([answer, late]))
    if (first !== undefined && (first.status < 500 || kept === undefined)) return first
  } catch (error) {
    if (kept === undefined) throw error
  }
  void answer.catch(() => undefined)
  return kept ?? Response.error()
}

const textIn = (told: unknown, name: string): string => {
  const value: unknown = typeof told === 'object' && told !== null ? Reflect.get(told, name) : undefined
  return typeof value === 'string' ? value : ''
}

const dataOf = ({ data }: PushEvent): unknown => {
  try {
    return data?.json()
  } catch {
    return undefined
  }
}

const serve = (worker: ServiceWorkerGlobalScope): void => {
  const pages = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true })

  const tell = async (event: PushEvent): Promise<void> => {
    const told = dataOf(event)
    const open = await pages()
    if (open.some(({ visibilityState }) => visibilityState === 'visible')) return
    await worker.registration.showNotification('Parley', {
      body: textIn(told, 'body'),
      tag: textIn(told, 'tag') || 'parley',
      icon: '/chat/assets/icon-192.png',
      badge: '/chat/assets/badge-96.png',
    })
  }

  const show = async (): Promise<void> => {
    const [open] = await pages()
    if (open === undefined) await worker.clients.openWindow('/')
    else await open.focus()
  }

  worker.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => worker.skipWaiting())))
  worker.addEventListener('activate', (event) => event.waitUntil(dropEarlier().then(() => worker.clients.claim())))
  worker.addEventListener('fetch', (event) => {
    if (isOfShell(event.request)) event.respondWith(fromNetworkOrShell(event.request))
  })
  worker.addEventListener('push', (event) => event.waitUntil(tell(event)))
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(show())
  })
}

if (self instanceof ServiceWorkerGlobalScope) serve(self)
