/** The version of Sanity's HTTP API that everything here speaks, hosted or embedded: its address begins with `v` and this. */
export const apiVersion = '2025-02-19';
