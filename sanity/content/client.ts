import { apiVersion } from '../../lib/apiVersion.ts';
import 'server-only';
import { createClient, type SanityClient } from '@sanity/client';
import { readEnvironment } from '../../server/environment.ts';

/** The date of the API's behaviour that every query of ours was written against. */

/** A render is given up after fifteen seconds: one that waits for a lake that hangs must not outlive it for long. */
const answerMs = 10_000;

let client: SanityClient | null = null;

/**
 * The client for readers' pages: the published perspective whatever token is set, never a CDN, whose copy could be
 * older than the event that made us ask. Built when first used, since a build has no lake to name.
 */
export const readClient = (): SanityClient => {
  client ??= createClient({
    ...address(),
    perspective: 'published',
    useCdn: false,
    timeout: answerMs,
    ...token('read'),
  });
  return client;
};

/** The client that files readers' reports: its token may create those and nothing else. */
export const reportClient = (): SanityClient =>
  createClient({ ...address(), perspective: 'raw', useCdn: false, ...token('write') });

/** The client of somebody previewing drafts. */
export const draftClient = (): SanityClient =>
  createClient({
    ...address(),
    perspective: 'drafts',
    useCdn: false,
    ...token('read'),
    stega: {
      enabled: true,
      studioUrl: '/studio',
      // Fields that rules compare or programs parse must be unencoded.
      filter: (field) =>
        !field.sourcePath.some((part) => plainFields.has(String(part))) && field.filterDefault(field),
    },
  });

/** Fields that hold a word of our vocabularies, a zone, or an address, and no text to click on. */
const plainFields = new Set([
  'affects',
  'approvedBy',
  'fingerprint',
  'kind',
  'languages',
  'requestedBy',
  'severity',
  'status',
  'style',
  'timeZone',
  'value',
]);

const address = () => {
  const { lakeUrl, projectId, dataset, isHosted } = readEnvironment();
  if (!isHosted && !lakeUrl)
    throw new Error('No content to read: start with `npm start`, or set SANITY_PROJECT_ID.');
  return {
    projectId,
    dataset,
    apiVersion,
    ...(lakeUrl && { apiHost: lakeUrl, useProjectHostname: false }),
  };
};

const token = (kind: 'read' | 'write') => {
  const { readToken, writeToken } = readEnvironment();
  const value = kind === 'read' ? readToken : writeToken;
  return value ? { token: value } : {};
};
