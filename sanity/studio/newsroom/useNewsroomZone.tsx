import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react';
import { newsroomZone } from '../../../lib/shapes/newsroomZone.ts';
import { setListedZone } from './newsroomTime.ts';
import { useListenedQuery } from './useListenedQuery.ts';

type Setting = { timeZone?: string | null };

const Zone = createContext<string | null>(null);

/** Reads the publication's zone once for all of Studio: each row of a list may tell a time. */
export const NewsroomZone = ({ children }: { children: ReactNode }) => {
  const site = useListenedQuery<Setting | null>('*[_type == "site" && _id == "site"][0]{ timeZone }', {});
  const zone = site === undefined ? null : newsroomZone(site);
  useLayoutEffect(() => setListedZone(zone), [zone]);
  return <Zone.Provider value={zone}>{children}</Zone.Provider>;
};

/** The publication's IANA zone from the site's settings, or null while it loads. */
export const useNewsroomZone = (): string | null => useContext(Zone);
