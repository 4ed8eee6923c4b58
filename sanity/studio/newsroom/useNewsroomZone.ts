import { useListenedQuery } from './useListenedQuery.ts';

type Setting = { timeZone?: string | null };

/** The publication's IANA zone from the site's settings, or null while it loads. */
export const useNewsroomZone = (): string | null => {
  const site = useListenedQuery<Setting | null>('*[_type == "site" && _id == "site"][0]{ timeZone }', {});
  return site === undefined ? null : (site?.timeZone ?? 'UTC');
};
