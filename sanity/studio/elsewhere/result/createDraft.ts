import type { SanityClient } from '@sanity/client';
import { type Choices, draftFrom } from '../../../../lib/import/draftFrom.ts';
import { freeSlug } from '../../../../lib/text/slugFor.ts';
import { uploadPicture } from '../../pictures/uploads/uploadPicture.ts';
import { errorText } from '../../requests/errorText.ts';
import type { ReadStory } from '../reading/ReadStory.ts';

/** Uploaded pictures, by their file. They stay known, so that a second attempt uploads the rest alone. */
export type Uploaded = Map<number, string>;

const takenQuery = `{
  "slugs": *[_type == "article" && string::startsWith(slug.current, $slug)].slug.current,
  "ids": *[_id in [$id, "drafts." + $id]]._id
}`;
type Taken = { slugs: string[]; ids: string[] };

/**
 * Uploads the chosen pictures, then writes one draft. Nothing is published: the server writes the story's dates.
 *
 * @returns the id of the story.
 */
export const createDraft = async (
  client: SanityClient,
  { id: ownId, imported, files }: ReadStory,
  choices: Choices,
  { userId, uploaded }: { userId: string; uploaded: Uploaded },
): Promise<string> => {
  const chosen = imported.pictures.flatMap(({ file }, index) => (choices.pictures.has(index) ? [file] : []));
  for (const file of new Set(chosen)) {
    const bytes = files[file];
    if (uploaded.has(file) || !bytes) continue;
    uploaded.set(file, await upload(client, bytes, file + 1));
  }
  const assets = new Map(
    imported.pictures.flatMap(({ file }, index) => {
      const id = uploaded.get(file);
      return id === undefined ? [] : [[index, id] as const];
    }),
  );
  const fields = draftFrom(imported, choices, assets);
  const slug = fields.slug.current;
  const { slugs, ids } = await client.fetch<Taken>(takenQuery, { slug, id: ownId }, { perspective: 'raw' });
  const id = ids.length > 0 ? crypto.randomUUID() : ownId;
  await client.create({
    _id: `drafts.${id}`,
    _type: 'article',
    ...fields,
    slug: { ...fields.slug, current: slugs.includes(slug) ? freeSlug(slug, slugs) : slug },
    startedBy: userId,
  });
  return id;
};

const upload = async (client: SanityClient, bytes: BlobPart, number: number): Promise<string> => {
  const [picture, filename] = [new Blob([bytes]), `picture ${number}`];
  try {
    const { _id } = await uploadPicture(client, picture, filename);
    return _id;
  } catch (error) {
    throw new Error(
      `Picture ${number} could not be uploaded: ${errorText(error)} Leave it out, or try again. No draft was created.`,
    );
  }
};
