import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { system } from '../accounts/access.ts';
import type { Access, Dataset } from '../types.ts';
import { applyMutation } from './applyMutations.ts';
import { type ParsedMutation, parseMutation } from './mutation.ts';
import { transact } from './transact.ts';

const systemAccess: Access = {
  identity: system,
  reads: 'everything',
  canRead: () => true,
  canCreate: () => true,
  canUpdate: () => true,
  canDelete: () => true,
  isAdministrator: true,
};

/**
 * Writes the documents of an NDJSON file over those of a dataset, in one transaction: whole or not at all. The
 * lake's own hand does it, past grants and policy. Answers how many there were.
 *
 * @throws LakeError when a line is no document or a strong reference has no target.
 */
export const loadFile = async (dataset: Dataset, file: string): Promise<number> => {
  const mutations: ParsedMutation[] = [];
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line.trim() !== '')
      mutations.push(parseMutation({ createOrReplace: parseLine(line, file) }, mutations.length));
  }
  transact(
    {
      dataset,
      access: systemAccess,
      policy: undefined,
      transactionId: undefined,
      dryRun: false,
      request: file,
    },
    (working) => {
      for (const mutation of mutations) applyMutation(working, { ...mutation, ids: [] });
    },
  );
  return mutations.length;
};

const parseLine = (line: string, file: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${file} is not NDJSON: a line is no JSON document.`);
  }
};
