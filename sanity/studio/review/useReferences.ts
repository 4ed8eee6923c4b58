import type { ShownPicture } from '../../../lib/articles/comparison/StoryComparison.ts';
import { findPicture, imageUrl } from '../../../lib/images/imageUrl.ts';
import type { ImageResult } from '../../../lib/queryResults/image.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';

/** A referenced person, topic, section or picture. */
type Referenced = { _id: string; name: string | null; asset: ImageResult['asset'] | null };

export type References = {
  nameOf(id: string): string | null;
  /** The picture as readers see it, in 480 pixels. */
  urlOf(picture: ShownPicture): string | null;
};

const query = `*[_id in $ids]{
  _id, "name": coalesce(name, headline, title, originalFilename), "asset": select(_type == "sanity.imageAsset" => { _id, url, metadata })
}`;

/** The names of referenced documents, and the addresses of pictures. */
export const useReferences = (ids: string[]): References => {
  const found = useListenedQuery<Referenced[]>(ids.length > 0 ? query : null, { ids }) ?? [];
  const byId = new Map(found.map((document) => [document._id, document]));
  return {
    nameOf: (id) => byId.get(id)?.name ?? null,
    urlOf: ({ asset, crop }) => {
      const picture = findPicture({ asset: byId.get(asset)?.asset ?? null, crop });
      return picture && imageUrl(picture, { width: 480 });
    },
  };
};
