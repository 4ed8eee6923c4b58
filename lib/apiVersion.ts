/** The version of Sanity's HTTP API that all our clients use, hosted or embedded. Paths begin with `/v` and this. */
export const apiVersion = '2025-02-19';
