import { z } from 'zod';
import type { AssetNotes } from '../../assets/createAsset.ts';
import type { Extract } from '../../assets/decoder/messages.ts';
import { LakeError } from '../../errors.ts';

const note = z.string().max(2000).exactOptional();
const notesSchema = z.object({
  filename: z.string().max(255).exactOptional(),
  label: note,
  title: note,
  description: note,
  creditLine: note,
  sourceId: note,
  sourceName: note,
  sourceUrl: note,
});

/** @throws LakeError 400 for a text that is too long. */
export const readNotes = (query: URLSearchParams): AssetNotes => {
  const result = notesSchema.safeParse(Object.fromEntries(query));
  if (!result.success)
    throw new LakeError(
      400,
      `Invalid value for parameter “${result.error.issues[0]?.path.join('.')}”: it is too long`,
    );
  const { filename, sourceId, sourceName, sourceUrl, ...notes } = result.data;
  const source = {
    ...(sourceId && { id: sourceId }),
    ...(sourceName && { name: sourceName }),
    ...(sourceUrl && { url: sourceUrl }),
  };
  return {
    ...notes,
    ...(filename && { originalFilename: filename }),
    ...((sourceId || sourceName || sourceUrl) && { source }),
  };
};

const extracts: readonly Extract[] = ['lqip', 'blurhash', 'palette'];

/** `meta=lqip&meta=palette` extracts these two, `meta=none` extracts nothing. Without `meta` everything is extracted. */
export const readExtract = (query: URLSearchParams): ReadonlySet<Extract> => {
  const asked = query.getAll('meta').flatMap((value) => value.split(','));
  return new Set(asked.length === 0 ? extracts : extracts.filter((name) => asked.includes(name)));
};
