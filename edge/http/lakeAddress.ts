/** Returns true for `/lake` and the addresses below it. */
export const isLakeAddress = (url = '/'): boolean => /^\/lake(?:[/?]|$)/.test(url);

/** The lake's own address: `/lake/v1/ping` → `/v1/ping`. */
export const withoutLake = (url = '/'): string => url.slice('/lake'.length).replace(/^(?!\/)/, '/');

/** Returns true for an address of the lake at which it may have to transform a picture. */
export const isTransform = (url: string): boolean => /^\/images\//.test(url);
