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
