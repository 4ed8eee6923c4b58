import 'server-only';
import { cache } from 'react';
import type { LoggedCorrection } from '../../lib/corrections/Correction.ts';
import { correctionLog } from '../../lib/corrections/correctionLog.ts';
import { corrections } from '../../lib/wire/lists.ts';
import { correctionsQuery } from '../queries/corrections.ts';
import { read } from './read.ts';

/** The log of corrections, newest first. */
export const listCorrections = cache(
  async (): Promise<LoggedCorrection[]> =>
    correctionLog(await read(corrections, correctionsQuery), new Date()),
);
