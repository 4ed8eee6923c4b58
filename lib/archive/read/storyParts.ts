import { isWebAddress } from '../../addresses.ts';
import type { ArchivedSource } from '../ArchivedStory.ts';
import { plainLine } from './plainTitle.ts';

type Told = {
  role: string | null | undefined;
  name: string;
  uri: string | null | undefined;
  title: string | null | undefined;
};

/** The sources that a story names. Those of the role `partner` reported together with the one before them. */
export const sourcesIn = (told: Told[]): ArchivedSource[] => {
  const sources: (ArchivedSource & { partners: string[] })[] = [];
  for (const { role, name, uri, title } of told) {
    const outlet = plainLine(name);
    if (role === 'partner') sources.at(-1)?.partners.push(outlet);
    if (role !== 'source' || outlet === '') continue;
    sources.push({
      outlet,
      ...(title && { title: plainLine(title) }),
      ...(uri && isWebAddress(uri) && { url: uri }),
      partners: [],
    });
  }
  return sources.map(({ partners, ...source }) => ({ ...source, ...(partners.length > 0 && { partners }) }));
};

/** The first of these words. A word that is no type of work here counts for nothing later. */
export const typeOfWorkIn = (words: (string | null | undefined)[]): { typeOfWork?: string } => {
  const word = words.find((one) => typeof one === 'string' && one !== '');
  return word ? { typeOfWork: word } : {};
};
