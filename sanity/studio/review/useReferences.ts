import { useListenedQuery } from '../newsroom/useListenedQuery.ts';

/** A referenced person, topic, section or picture. */
type Referenced = { _id: string; name: string | null; url: string | null };

export type References = { nameOf(id: string): string | null; urlOf(id: string): string | null };

const query = `*[_id in $ids]{
  _id, "name": coalesce(name, headline, title, originalFilename), "url": select(_type == "sanity.imageAsset" => url)
}`;

/** The names of referenced documents, and the addresses of pictures. */
export const useReferences = (ids: string[]): References => {
  const found = useListenedQuery<Referenced[]>(ids.length > 0 ? query : null, { ids }) ?? [];
  const byId = new Map(found.map((document) => [document._id, document]));
  return {
    nameOf: (id) => byId.get(id)?.name ?? null,
    urlOf: (id) => byId.get(id)?.url ?? null,
  };
};
