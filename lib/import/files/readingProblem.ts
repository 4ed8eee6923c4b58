import { UnbalancedImport } from '../account/Account.ts';
import { UnreadableFile } from './UnreadableFile.ts';

/** Why a file could not be imported, as text for people. Libraries fail at what no program wrote. */
export const readingProblem = (error: unknown, name: string): string =>
  error instanceof UnreadableFile || error instanceof UnbalancedImport
    ? error.message
    : `“${name}” cannot be read: it is damaged or not what it seems. Open it, copy the article and paste it.`;
