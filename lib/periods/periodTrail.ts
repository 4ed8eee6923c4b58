import type { Words } from '../words/wordsOf.ts';
import { containing, type Period, periodPath } from './Period.ts';
import { periodWords } from './periodWords.ts';

/** The pages that contain an archive's page, outermost first: the list, its archive, the year and the month. */
export const periodTrail = (
  subject: { title: string; path: string },
  period: Period | null,
  { words, language }: { words: Words; language: string },
): { name: string; path: string }[] => {
  if (!period) return [{ name: subject.title, path: subject.path }];
  const parent = containing(period);
  return [
    ...periodTrail(subject, parent, { words, language }),
    parent
      ? { name: periodWords(parent, language), path: periodPath(subject.path, parent) }
      : { name: words('page.archive'), path: periodPath(subject.path) },
  ];
};
