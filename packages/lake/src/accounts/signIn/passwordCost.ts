/** Of OWASP's equivalent settings for scrypt the one that needs least memory: 32 MiB a guess. */
export const passwordCost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
