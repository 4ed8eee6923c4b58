import { join } from 'node:path';
import { lakeHeap } from '../../bin/lakeHeap.mjs';
import {
  type LakeProcess,
  runProgram,
  startLakeProcess,
} from '../../packages/lake/__tests__/processes/lakeProcess.ts';

/** Commands run in the root of the repository. */
const root = process.cwd();
const node = join(root, 'node_modules/.bin/node');

/** Runs a script of `bin` until it exits. */
export const run = (
  script: string,
  args: string[],
  cwd = root,
): Promise<{ code: number | null; output: string }> =>
  runProgram({ command: [node, join(root, 'bin', script)], args, cwd });

/** Starts the product's lake process with a data folder. */
export const startLake = (data: string, args: string[] = [], cwd = root): Promise<LakeProcess> =>
  startLakeProcess(data, { command: [node, ...lakeHeap, join(root, 'bin/lake.ts')], args, cwd });
