import { z } from 'zod';
import { askSite } from '../../connection/askSite.ts';
import type { Source } from './ReadStory.ts';

const sites = z.object({ allowed: z.array(z.string()) });
const page = z.object({ address: z.string(), html: z.string(), guessedEncoding: z.string().nullable() });
const otherwise = 'The page cannot be read now. Copy the article and paste it, or save the page as a file.';

/** The sites whose pages the server may fetch. `*` is every public one. Null if it cannot be found out. */
export const findAllowedSites = async (projectId: string, signal: AbortSignal): Promise<string[] | null> => {
  try {
    return (await askSite({ projectId, path: 'pages', shape: sites, signal, otherwise })).allowed;
  } catch {
    return null;
  }
};

/** Has the server fetch a page. @throws Error with the reason, for people. */
export const fetchSource = async (
  projectId: string,
  address: string,
  signal: AbortSignal,
): Promise<Source> => {
  const found = await askSite({
    projectId,
    path: 'pages',
    shape: page,
    signal,
    body: { address },
    otherwise,
  });
  return { name: found.address, ...found };
};
