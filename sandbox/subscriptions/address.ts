/** Where a subscriber is reached: an address that names no scheme is reached by HTTP. */
export const addressOf = (url: string): string => (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`)
