import { ClientError, createClient, ServerError } from '@sanity/client';
import { z } from 'zod';
import { apiVersion } from '../../lib/apiVersion.ts';
import type { Environment } from '../../server/environment.ts';

/** `rejected` lasts until somebody mends the configuration or the data. `unreachable` may recover by itself. */
export type ContentTrouble = { kind: 'rejected' | 'unreachable'; cause: string };

type Content = Pick<Environment, 'projectId' | 'dataset' | 'lakeUrl' | 'isHosted' | 'readToken'>;

/** The start of the product and the health check wait for this request. */
const requestTimeoutMs = 5_000;
const anyDocument = '*[0]._id';

/**
 * Reads one value as pages do, and returns why pages cannot be rendered: a rejected token, a missing dataset, no
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
  const rejected = (cause: string): ContentTrouble => ({ kind: 'rejected', cause });
  try {
    const { result } = await client.fetch(anyDocument, {}, { filterResponse: false, cache: 'no-store' });
    return result === undefined ? unreachable('the answer is not from a Content Lake') : null;
  } catch (error) {
    if (!(error instanceof ClientError || error instanceof ServerError)) return unreachable(codeOf(error));
    const { statusCode } = error;
    if (isDamaged.safeParse(error.response).success)
      return rejected('The dataset is damaged. Restore a backup: npm run restore -- FILE.');
    if (statusCode === 404)
      return rejected(
        `There is no dataset "${dataset}" in project "${projectId}" (404). Check SANITY_PROJECT_ID and SANITY_DATASET.`,
      );
    if (statusCode !== 401 && statusCode !== 403) return unreachable(`it answers ${statusCode}`);
    return rejected(
      readToken
        ? `The Content Lake rejects SANITY_API_READ_TOKEN (${statusCode}). ${tokenAdvice(isHosted)}`
        : `The dataset "${dataset}" cannot be read without a token (${statusCode}). ${tokenAdvice(isHosted)}`,
    );
  }
};

/** The embedded lake's answer when SQLite finds damaged pages. */
const isDamaged = z.object({ body: z.object({ error: z.object({ type: z.literal('damagedDataset') }) }) });

const tokenAdvice = (isHosted: boolean): string =>
  isHosted
    ? 'Create a token with the role Viewer on sanity.io/manage and set SANITY_API_READ_TOKEN to it.'
    : 'Create a token with `npm run token -- --role site --label previews` on the machine of the lake, and set SANITY_API_READ_TOKEN to it.';

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
