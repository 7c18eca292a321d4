import type { Queues } from '#jobs/queues.ts'
import { createDemoFunds } from '#adapters/synapse/demo.ts'
import { createProbe, createSynapseRail, type SynapseConfig } from '#adapters/synapse/index.ts'
import { createCircuit } from '#bank/availability/circuit.ts'
import { createIntake } from '#bank/availability/intake.ts'
import { withHistory } from '#bank/price/board.ts'
import { createEngine } from '#bank/operation/engine.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import { createPinHasher } from '#adapters/vault/index.ts'
import { connectCapabilities, type Ports } from '#bank/registry.ts'
import type { Settings, Treasury } from '#bank/ground/settings.ts'
import type { Rail } from '#bank/ground/rail.ts'
import type { Config } from '../config/config.ts'
import { findTreasury, seedDemo } from '../demo/seed.ts'
import type { Given, Telemetry } from './given.ts'
import type { Stores } from './stores.ts'

/** As many as this, of what may wait, besides. */
const UNVERIFIED_SHARE = 0.25
/** Stands for the customers' devices: chat platforms do not tell their addresses. */
const SERVER_IP = '127.0.0.1'

type Deps = Given & { readonly stores: Stores; readonly queues: Queues; readonly telemetry: Telemetry }
export type Bank = ReturnType<typeof openBank>

/** The bank's use cases on their ports: stores, queue and provider. */
export const openBank = ({ config, log, clock, wrapPort, stores, queues, telemetry }: Deps) => {
  const { durable, volatile } = stores
  const circuit = createCircuit({ board: volatile.availabilityBoard, clock, log })
  const provider: SynapseConfig = { ...providerOf(config), clock, circuit, logger: log }
  const probe = createProbe(provider)
  const unmeasured = wrapPort(createSynapseRail(provider), 'rail')
  const rail = telemetry.rail(unmeasured)
  const ports: Ports = {
    ...durable,
    notices: telemetry.notices(durable.notices),
    alertIndex: volatile.alertIndex,
    prices: withHistory(volatile.prices, durable.priceHistory),
    priceReadings: volatile.priceReadings,
    priceWake: wrapPort(queues.priceWake, 'price-wake'),
    maxPriceDifferencePercent: config.PRICE_DIFFERENCE_PERCENT,
    hasher: createPinHasher({ memoryKiB: config.PIN_MEMORY_KIB }),
    rail,
    availability: {
      isAway: circuit.isAway,
      isFull: intakeOf({ config, stores, clock }),
    },
    reports: unmeasured.reports,
    market: unmeasured.market,
    wake: wrapPort(queues.wake, 'wake'),
    clock,
    log,
    settings: settingsOf(config, rail),
  }
  return {
    ports,
    engine: engineOf(ports, telemetry),
    provider,
    /** Asks the bank, while it is away, whether it is back. */
    watch: () => circuit.probe(probe),
    /** What a sandbox is given at its first start; repeating it makes nothing twice. */
    seedDemo: () => seedDemo(ports, createDemoFunds(provider).fundNode),
  }
}

/** What those wait for whom the bank has not verified has a share of its own. */
const intakeOf = ({ config, stores, clock }: Pick<Deps, 'config' | 'stores' | 'clock'>): BankAvailability['isFull'] => {
  const { waiting } = stores.durable.overview
  const most = config.MAX_WAITING_OPERATIONS
  const full = {
    verified: createIntake({ count: waiting, most, clock }),
    unverified: createIntake({
      count: (upTo) => waiting(upTo, 'unverified'),
      most: Math.ceil(most * UNVERIFIED_SHARE),
      clock,
    }),
  }
  return (of = 'verified') => full[of]()
}

/** The engine on what each capability handles; telemetry counts what has ended. */
const engineOf = (ports: Ports, telemetry: Telemetry) => {
  const { handlers, onConcluded } = connectCapabilities(ports)
  return createEngine(ports, { handlers, onConcluded: [...onConcluded, telemetry.concluded] })
}

const providerOf = (config: Config) => ({
  baseUrl: config.SYNAPSE_URL,
  clientId: config.SYNAPSE_CLIENT_ID,
  clientSecret: config.SYNAPSE_CLIENT_SECRET.reveal(),
  fingerprint: config.SYNAPSE_FINGERPRINT,
  timeoutMs: config.SYNAPSE_TIMEOUT_MS,
  ip: SERVER_IP,
})

const settingsOf = (config: Config, rail: Rail): Settings => {
  const settings: Settings = {
    limits: { perPayment: config.LIMIT_PER_PAYMENT, perDay: config.LIMIT_PER_DAY },
    stepUp: { above: config.PIN_ABOVE, graceMs: config.PIN_GRACE_MINUTES * 60_000 },
    cardLifeMs: config.CARD_MINUTES * 60_000,
    maxAlerts: config.MAX_ALERTS,
    registrationsPerHour: config.REGISTRATIONS_PER_HOUR,
    registrationsPerNetwork: config.REGISTRATIONS_PER_NETWORK,
    deletionWaitMs: config.DELETION_DAYS * 86_400_000,
    recovery: {
      codeMs: config.RECOVERY_CODE_MINUTES * 60_000,
      pinMs: config.RECOVERY_PIN_HOURS * 3_600_000,
      identityMs: config.RECOVERY_IDENTITY_HOURS * 3_600_000,
    },
    support: { ...config.SUPPORT_HOURS, answerMs: config.SUPPORT_ANSWER_HOURS * 3_600_000 },
    ip: SERVER_IP,
  }
  return config.DEMO ? { ...settings, treasury: keptTreasury(rail) } : settings
}

/** Looked up until it is found, then kept. */
const keptTreasury = (rail: Rail) => {
  let found: Treasury | undefined
  return async (): Promise<Treasury> => {
    found ??= await findTreasury(rail)
    if (found === undefined) throw new Error('the demo treasury is not there yet')
    return found
  }
}
