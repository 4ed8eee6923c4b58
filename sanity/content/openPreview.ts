import 'server-only';
import { defineQuery } from 'groq';
import { z } from 'zod';
import { apiVersion } from '../../lib/apiVersion.ts';
import { readEnvironment } from '../../server/environment.ts';
import { type PreviewCookie, signHostedPreview } from '../../server/previews/previewCookie.ts';
import { draftClient } from './read/client.ts';

/** A shared secret identifies nobody. Only a secret that Studio created for one user counts. */
const previewSecretQuery = defineQuery(
  `*[_type == "sanity.previewUrlSecret" && secret == $secret
    && dateTime(_updatedAt) > dateTime(now()) - 60 * 60][0]{_rev}`,
);

const previewSchema = z.object({ secret: z.string(), expiresAt: z.number() });

/**
 * Opens a preview for the user who created the secret, or returns null if they are not signed in.
 *
 * @throws if the lake cannot be reached.
 */
export const openPreview = async (secret: string): Promise<PreviewCookie | null> => {
  const { isHosted, lakeUrl, readToken, revalidateSecret } = readEnvironment();
  const client = draftClient().withConfig({ perspective: 'raw', stega: false });
  const written = await client.fetch<{ _rev: string } | null>(previewSecretQuery, { secret });
  if (!written) return null;
  if (isHosted) return revalidateSecret === null ? null : signHostedPreview(revalidateSecret);
  const answer = await fetch(`${lakeUrl}/v${apiVersion}/previews`, {
    method: 'POST',
    cache: 'no-store',
    headers: { authorization: `Bearer ${readToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ revision: written._rev }),
  });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`The lake did not open a preview (status ${answer.status}).`);
  return previewSchema.parse(await answer.json());
};
