import 'server-only';
import { createClient, type SanityClient } from '@sanity/client';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { readEnvironment } from '../../../server/environment.ts';
import { plainFields } from './plainFields.ts';

/** Below the fifteen seconds after which a render is abandoned, so that a hanging lake does not keep renders alive. */
const requestTimeoutMs = 10_000;

/** A client is created at its first use, because a build has no lake. */
const once = (create: () => SanityClient): (() => SanityClient) => {
  let client: SanityClient | null = null;
  return () => {
    client ??= create();
    return client;
  };
};

/**
 * The client for readers' pages. It reads published documents only, even if a token is set. It does not use the CDN,
 * whose copy may be older than the event that caused the read.
 */
export const readClient = once(() =>
  createClient({
    ...address(),
    perspective: 'published',
    useCdn: false,
    timeout: requestTimeoutMs,
    ...token('read'),
  }),
);

/** The client that files readers' reports. Its token can create reports and nothing else. */
export const reportClient = (): SanityClient =>
  createClient({ ...address(), perspective: 'raw', useCdn: false, ...token('write') });

/** A client with the token of whoever sent a request. */
export const callerClient = (callerToken: string): SanityClient =>
  createClient({ ...address(), token: callerToken, useCdn: false, timeout: requestTimeoutMs, maxRetries: 0 });

/** The client for previews of drafts. */
export const draftClient = once(() =>
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
  }),
);

const address = () => {
  const { lakeUrl, projectId, dataset, isHosted } = readEnvironment();
  if (!isHosted && !lakeUrl)
    throw new Error('There is no content to read. Start with `npm start`, or set SANITY_PROJECT_ID.');
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
