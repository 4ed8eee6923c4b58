import { type SearchFields, searchFilters } from './readSearch.ts';

/** The address of a search. @param change fields that differ; an empty one is left out. */
export const searchPath = (
  fields: SearchFields,
  change: { [Name in keyof SearchFields]?: SearchFields[Name] | undefined } = {},
): string => {
  const { q, from, to, page, ...filters } = { ...fields, ...change };
  const parameters = new URLSearchParams();
  if (q) parameters.set('q', q);
  for (const name of searchFilters) if (filters[name]) parameters.set(name, filters[name]);
  if (from) parameters.set('from', from);
  if (to) parameters.set('to', to);
  if (page && page > 1) parameters.set('page', String(page));
  const query = parameters.toString();
  return query ? `/search?${query}` : '/search';
};
