/** One event of an object, as its subscriber gets it. */
export type ObjectEvent = {
  /** The scope that fires. */
  name: string
  objectId: string
  /** The object exactly as the API shows it. Called only when there is a subscriber. */
  body: () => object | Promise<object>
  /** `SELF` when the platform caused it, `SYNAPSE` when the system did. */
  by: 'SELF' | 'SYNAPSE'
  /** The same event may be published twice (after a crash): it is delivered once. */
  logId: string
}

/** Where events go; the subscriptions implement it. */
export type Publisher = {
  hasSubscriber(name: string): boolean
  /** Stores the delivery; resolves once it is durable. The sending happens later, outside of any request. */
  publish(event: ObjectEvent): Promise<void>
  /** Stores a delivery to an address that the object itself names, whoever subscribes to what. */
  deliver(event: ObjectEvent, url: string): Promise<void>
}
