import { useMemo } from 'react';
import { correctionKinds } from '../../../lib/corrections/vocabulary.ts';
import { countedCorrections, isCorrecting } from '../../../lib/numbers/correctionNumbers.ts';
import { countByWeek, type Published } from '../../../lib/numbers/countByWeek.ts';
import type { Group } from '../../../lib/numbers/tables.ts';
import type { Week } from '../../../lib/numbers/weeks.ts';
import { typesOfWork } from '../../../lib/vocabulary.ts';
import { AnswerNumbers } from './AnswerNumbers.tsx';
import { Part } from './Part.tsx';
import { PublishedNumbers } from './PublishedNumbers.tsx';
import type { Facts } from './readNumbers.ts';

type Props = {
  facts: Facts;
  /** In the order of the paper. */
  sections: Group[];
  /** The id of the chosen section; null for all. */
  section: string | null;
};

const asGroups = (list: readonly { value: string; title: string }[]): Group[] =>
  list.map(({ value, title }) => ({ id: value, title }));

/** Stories and corrections by week, section and kind, and how reports were answered. */
export const WorkNumbers = ({ facts, sections, section }: Props) => {
  const { published, corrected, answers } = useMemo(() => countAll(facts, section), [facts, section]);
  const shown = section === null ? sections : sections.filter(({ id }) => id === section);
  return (
    <>
      <Part
        title="Published"
        text="Stories on the site, by the day on which they were first published. Stories that were taken off the site are not counted."
      >
        <PublishedNumbers
          name="Stories"
          title="Stories published"
          counts={published}
          sections={shown}
          kinds={asGroups(typesOfWork)}
        />
      </Part>
      <Part
        title="Corrected"
        text="Corrections, clarifications, editor’s notes and retractions. Updates and typos are counted by kind only. An error counts once: a note that was replaced counts in its own week, under the kind that stands now."
      >
        <PublishedNumbers
          name="Corrections"
          title="Corrections published"
          counts={corrected}
          sections={shown}
          kinds={asGroups(correctionKinds)}
        />
      </Part>
      <AnswerNumbers facts={answers} />
    </>
  );
};

const countAll = (facts: Facts, section: string | null) => {
  const isChosen = (one: { section: string | null }): boolean => section === null || one.section === section;
  const { weeks } = facts;
  const corrections = countedCorrections(facts.corrections).filter(isChosen);
  const notes = corrections.map(({ publishedAt, ...one }): Published => ({ ...one, at: publishedAt }));
  return {
    published: countByWeek(facts.stories.filter(isChosen), weeks),
    corrected: withKinds(notes, weeks),
    answers: { ...facts, corrections, reports: facts.reports.filter(isChosen) },
  };
};

/** Totals and sections of what was wrong, and all kinds. */
const withKinds = (notes: Published[], weeks: Week[]) => {
  const all = countByWeek(notes, weeks);
  return countByWeek(
    notes.filter(({ kind }) => isCorrecting(kind ?? '')),
    weeks,
  ).map((wrong, index) => ({ ...wrong, byKind: all[index]?.byKind ?? wrong.byKind }));
};
