import { words } from './words.js'

type State = { readonly may: boolean; readonly on: boolean; readonly key: string | null }
type Deps = {
  readonly button: HTMLButtonElement
  readonly toast: (text: string) => void
}

declare global {
  interface Window {
    /** Absent where the browser has no trusted types. */
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { readonly createScriptURL: (address: string) => string },
      ): { createScriptURL(address: string): string }
    }
  }
}

const WORKER = '/chat/worker.js'

/** The page may name the address of a worker by this policy alone, which knows one. */
const workerAddress = (): string => {
  const policy = window.trustedTypes?.createPolicy('service-worker', { createScriptURL: () => WORKER })
  return policy?.createScriptURL(WORKER) ?? WORKER
}

/** Undefined where the browser has none, or it is forbidden. */
const register = async (): Promise<ServiceWorkerRegistration | undefined> => {
  try {
    return await navigator.serviceWorker?.register(workerAddress(), { scope: '/', updateViaCache: 'none' })
  } catch {
    return undefined
  }
}

const stateNow = async (): Promise<State | undefined> => {
  const answer = await window.fetch('/chat/push').catch(() => undefined)
  return answer?.ok ? ((await answer.json()) as State) : undefined
}

const subscribe = async ({ pushManager }: ServiceWorkerRegistration, key: string): Promise<PushSubscription> => {
  const wanted = { userVisibleOnly: true, applicationServerKey: key }
  try {
    return await pushManager.subscribe(wanted)
  } catch (error) {
    // One that was made with an earlier key stands in the way.
    const earlier = await pushManager.getSubscription()
    if (earlier === null) throw error
    await earlier.unsubscribe()
    return await pushManager.subscribe(wanted)
  }
}

const keep = async (subscription: PushSubscription): Promise<void> => {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(subscription)
  const answer = await window.fetch('/chat/push', { method: 'PUT', headers, body }).catch(() => undefined)
  if (answer?.ok) return
  const refusal = (await answer?.json().catch(() => undefined)) as { message?: string } | undefined
  throw new Error(refusal?.message ?? words.unreachable)
}

/** The button that has this person told here while they don't look, until they log out. */
export const createTelling = ({ button, toast }: Deps) => {
  const registered = register()
  let state: State | undefined

  const show = (): void => {
    button.hidden = state === undefined || state.key === null || !(state.may || state.on)
    button.textContent = state?.on ? words.telling.off : words.telling.on
  }

  const refresh = async (): Promise<void> => {
    const registration = await registered
    if (registration?.pushManager === undefined) return
    state = await stateNow()
    show()
  }

  const turnOn = async (key: string): Promise<string> => {
    const registration = await registered
    const allowed = registration && (await Notification.requestPermission())
    if (registration === undefined || allowed !== 'granted') return words.telling.denied
    await navigator.serviceWorker.ready
    const subscription = await subscribe(registration, key).catch(() => undefined)
    if (subscription === undefined) return words.telling.failed
    await keep(subscription)
    return words.telling.isOn
  }

  const turnOff = async (): Promise<string> => {
    const answer = await window.fetch('/chat/push', { method: 'DELETE' }).catch(() => undefined)
    if (!answer?.ok) return words.unreachable
    const subscription = await (await registered)?.pushManager.getSubscription()
    await subscription?.unsubscribe().catch(() => undefined)
    return words.telling.isOff
  }

  const press = async ({ on, key }: State): Promise<void> => {
    button.disabled = true
    try {
      toast(on || key === null ? await turnOff() : await turnOn(key))
    } catch (error) {
      toast(error instanceof Error ? error.message : words.telling.failed)
    } finally {
      button.disabled = false
      await refresh()
    }
  }
  button.addEventListener('click', () => state && void press(state))

  return { refresh }
}
