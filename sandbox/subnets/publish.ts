import type { NodeServices } from '../nodes/services.ts'
import type { SubnetDoc } from '../store/documents.ts'
import { subnetBody } from './wire.ts'

/** Publishes the events in the subnet's outbox. */
export const publishSubnet = (services: NodeServices, subnet: SubnetDoc): Promise<void> =>
  services.outbox.publish(subnet._id, subnet._s ?? {}, () => subnetBody(subnet, services.baseUrl()))
