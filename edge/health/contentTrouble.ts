import { ClientError, createClient, ServerError } from '@sanity/client';
import { z } from 'zod';
import { apiVersion } from '../../lib/apiVersion.ts';
import type { Environment } from '../../server/environment.ts';

/** `refused`: it stays so until somebody changes the configuration. `unreachable`: it may heal by itself. */
export type ContentTrouble = { kind: 'refused' | 'unreachable'; cause: string };

type Content = Pick<Environment, 'projectId' | 'dataset' | 'lakeUrl' | 'isHosted' | 'readToken'>;

/** A whole start, and who watches, wait for it. */
const patienceMs = 5_000;
const anyDocument = '*[0]._id';

/**
 * Reads one value as pages do, and says why they cannot be rendered: with a token that is refused, a dataset that is
 * not there or no network each page fails in its own words. Null when content can be read. The cause holds no secret
 * and nothing that the other side said.
 */
export const findContentTrouble = async ({
  projectId,
  dataset,
  lakeUrl,
  isHosted,
  readToken,
}: Content): Promise<ContentTrouble | null> => {
  const client = createClient({
    projectId,
    dataset,
    apiVersion,
    useCdn: false,
    perspective: 'published',
    maxRetries: 0,
    timeout: patienceMs,
    ...(lakeUrl && { apiHost: lakeUrl, useProjectHostname: false }),
    ...(readToken && { token: readToken }),
  });
  const where = isHosted ? `https://${projectId}.api.sanity.io` : lakeUrl;
  const unreachable = (why: string): ContentTrouble => ({
    kind: 'unreachable',
    cause: `The Content Lake at ${where} cannot be reached (${why}).`,
  });
  const refused = (cause: string): ContentTrouble => ({ kind: 'refused', cause });
  try {
    const { result } = await client.fetch(anyDocument, {}, { filterResponse: false, cache: 'no-store' });
    return result === undefined ? unreachable('it answers something else') : null;
  } catch (error) {
    if (!(error instanceof ClientError || error instanceof ServerError)) return unreachable(codeOf(error));
    const { statusCode } = error;
    if (statusCode === 404)
      return refused(
        `There is no dataset "${dataset}" in project "${projectId}" (404). Check SANITY_PROJECT_ID and SANITY_DATASET.`,
      );
    if (statusCode !== 401 && statusCode !== 403) return unreachable(`it answers ${statusCode}`);
    return refused(
      readToken
        ? `The Content Lake refuses SANITY_API_READ_TOKEN (${statusCode}). ${wayToToken(isHosted)}`
        : `The dataset "${dataset}" may not be read without a token (${statusCode}). ${wayToToken(isHosted)}`,
    );
  }
};

const wayToToken = (isHosted: boolean): string =>
  isHosted
    ? 'Make a token with the role Viewer on sanity.io/manage and set SANITY_API_READ_TOKEN to it.'
    : 'Make one with `npm run token -- --role viewer --label previews` where the lake runs, and set SANITY_API_READ_TOKEN to it.';

/** What the system calls it, such as ENOTFOUND. */
const codeOf = (error: unknown): string => {
  const { name, code, cause } = errorSchema.parse(error);
  if (typeof code === 'string') return code;
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer in time';
  return cause ? codeOf(cause) : 'no connection';
};

const errorSchema = z
  .object({ name: z.unknown(), code: z.unknown(), cause: z.unknown() })
  .partial()
  .catch({});
