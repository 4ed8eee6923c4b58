import { z } from 'zod';

/** The path of a request and its tag, which says who sent it. */
const partsOf = (input: string | URL | Request): { path: string; tag: string } => {
  const [path = '', search] = (input instanceof Request ? input.url : String(input)).split('?');
  return { path, tag: new URLSearchParams(search).get('tag') ?? '' };
};

/** The body of a save of Studio's form, in whole: one that is a stream can be sent once only. */
export const editIn = (input: string | URL | Request, init?: RequestInit): string | null => {
  const { path, tag } = partsOf(input);
  const isEdit = /\/data\/(?:mutate|actions)\//u.test(path) && tag.endsWith('document.commit');
  return isEdit && typeof init?.body === 'string' ? init.body : null;
};

/** The ids of a document and its draft that Studio's form reads, at first and after a lost connection. */
export const formIn = (input: string | URL | Request): string[] => {
  const { path, tag } = partsOf(input);
  if (!tag.endsWith('document.pair.fetch')) return [];
  return decodeURIComponent(path.split('/').at(-1) ?? '').split(',');
};

const created = z.object({ _id: z.string(), _type: z.string().optional() });
const change = z.record(
  z.string(),
  z.object({ _id: z.string().optional(), _type: z.string().optional(), id: z.string().optional() }),
);
const edits = z.union([
  z.object({
    actions: z.array(
      z
        .object({
          publishedId: z.string(),
          draftId: z.string().optional(),
          attributes: created.optional(),
          document: created.optional(),
        })
        .transform(({ publishedId, draftId, attributes, document }) => {
          const made = attributes ?? document;
          return { id: made?._id ?? draftId ?? publishedId, type: made?._type ?? null };
        }),
    ),
  }),
  z.object({ mutations: z.array(change) }).transform(({ mutations }) => ({
    actions: mutations
      .flatMap((mutation) => Object.values(mutation))
      .map(({ _id, _type, id }) => ({ id: _id ?? id ?? '', type: _type ?? null })),
  })),
]);

/** The drafts, copies and documents that a save of Studio's form changes, and the types of those that it creates. */
export const changedIn = (body: string): { id: string; type: string | null }[] => {
  const read = edits.safeParse(JSON.parse(body));
  return read.success ? read.data.actions : [];
};
