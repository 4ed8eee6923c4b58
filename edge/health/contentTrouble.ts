import { ClientError, createClient, ServerError } from '@sanity/client';
import { z } from 'zod';
import { apiVersion } from '../../lib/apiVersion.ts';
import type { Environment } from '../../server/environment.ts';

/** `refused` lasts until the configuration changes. `unreachable` may recover by itself. */
export type ContentTrouble = { kind: 'refused' | 'unreachable'; cause: string };

type Content = Pick<Environment, 'projectId' | 'dataset' | 'lakeUrl' | 'isHosted' | 'readToken'>;

/** The start of the product and the health check wait for this request. */
const requestTimeoutMs = 5_000;
const anyDocument = '*[0]._id';

/**
 * Reads one value as pages do, and returns why pages cannot be rendered: a refused token, a missing dataset, no
 * network. Null if content can be read. The cause contains no secret and no text of the response.
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
    timeout: requestTimeoutMs,
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
    return result === undefined ? unreachable('it answers with something else') : null;
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

/** The system's error code, such as ENOTFOUND. */
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
