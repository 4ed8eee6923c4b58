import { defaultProject } from '../../src/defaults.ts';
import type { LakeOptions } from '../../src/routes/LakeContext.ts';
import type { PersonalData } from '../../src/types/policy.ts';

export const dayMs = 24 * 60 * 60 * 1000;
const fields = ['address', 'text'] as const;

/** A project that keeps letters of strangers for ten days after they came. */
const letters: PersonalData = {
  fields,
  valuesOf: (document) =>
    document._type === 'letter'
      ? fields.flatMap((name) => (document[name] ? [String(document[name])] : []))
      : [],
  without: (document) => {
    if (document._type !== 'letter' || !fields.some((name) => name in document)) return document;
    const { address: _address, text: _text, ...rest } = document;
    return rest as typeof document;
  },
  subjectOf: (id) => id.replace(/^drafts\./, ''),
  isExpired: (kept, now) =>
    kept.every(({ document }) => Date.parse(String(document.cameAt)) + 10 * dayMs <= Date.parse(now)),
  maxDays: 10,
  mayErase: ({ credential }) => credential?.kind === 'admin-token',
};

export const rulesOfLetters: Partial<LakeOptions> = {
  projects: { [defaultProject]: { personalData: letters } },
};
