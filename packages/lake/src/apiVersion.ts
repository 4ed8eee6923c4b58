/** The version of Sanity's HTTP API that the lake's own commands, links and tests use. */
export const apiVersion = '2025-02-19';

/**
 * The API version that introduced releases. From it on, the default perspective is `published`, and listeners get
 * events of published documents unless they ask for all versions.
 */
export const releasesFrom = '2025-02-19';
