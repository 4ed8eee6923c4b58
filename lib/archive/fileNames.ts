import { normalized } from '../text/normalized.ts';

const maxLength = 100;

/** Windows reads these as devices, with any extension. */
const isDevice = (name: string): boolean => /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name);

const nameFor = (slug: string): string => {
  const name = normalized(slug, 'NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength)
    .replaceAll(/^-|-$/g, '');
  return name === '' || isDevice(name) ? `story${name && '-'}${name}` : name;
};

/**
 * Names files by slugs: lower-case Latin letters, digits and hyphens, so that every file system can hold them. Two
 * stories never have one name. The names depend on the order of the calls.
 */
export const createFileNames = (): ((slug: string) => string) => {
  const counts = new Map<string, number>();
  const taken = new Set<string>();
  return (slug) => {
    const base = nameFor(slug);
    let name = base;
    for (let count = counts.get(base) ?? 2; taken.has(name); count += 1) {
      name = `${base}-${count}`;
      counts.set(base, count + 1);
    }
    taken.add(name);
    return name;
  };
};
