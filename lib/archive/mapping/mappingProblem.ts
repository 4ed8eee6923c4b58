import { type Mapping, newDocument, noDocument } from './Mapping.ts';
import type { Targets } from './proposeMapping.ts';

const kinds = { sections: 'section', topics: 'topic', authors: 'person' } as const;

/** Names the first place of a mapping whose id is of no document of the newsroom. Null if there is none. */
export const mappingProblem = (mapping: Mapping, targets: Targets): string | null => {
  const { otherSection } = mapping;
  if (otherSection !== noDocument && !targets.sections.some(({ id }) => id === otherSection))
    return problemAt('otherSection', otherSection, 'sections');
  for (const list of ['sections', 'topics', 'authors'] as const) {
    const known = new Set([newDocument, noDocument, ...targets[list].map(({ id }) => id)]);
    for (const [key, { id }] of Object.entries(mapping[list]))
      if (!known.has(id)) return problemAt(`${list} › ${key}`, id, list);
  }
  return null;
};

const problemAt = (place: string, id: string, list: keyof typeof kinds): string =>
  `The mapping has a mistake: “${place}” is “${id}”, and no ${kinds[list]} of this newsroom has this id.`;
