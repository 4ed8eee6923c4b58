/** Returns true for `/lake` and the addresses below it. */
export const isLakeAddress = (url = '/'): boolean => /^\/lake(?:[/?]|$)/.test(url);

/** The lake's own address: `/lake/v1/ping` → `/v1/ping`. */
export const withoutLake = (url = '/'): string => url.slice('/lake'.length).replace(/^(?!\/)/, '/');
