/**
 * How often a property that is costly to try is tried: with all the cases it deserves by `npm run test:properties`, with
 * a tenth of them in `npm test`, which everybody waits for.
 */
export const runs = (full: number): number => (process.env['PROPERTIES'] === 'full' ? full : Math.ceil(full / 10))
