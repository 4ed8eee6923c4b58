import { globSync } from 'node:fs';

/** Whether a lake was started before: it has accounts or content. Its folder of assets is not read: it may be large. */
export const hasDatabases = (dataDir: string): boolean =>
  ['lake/*.sqlite', 'lake/*/*/*.sqlite'].some((pattern) => globSync(pattern, { cwd: dataDir }).length > 0);
