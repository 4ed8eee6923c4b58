import { useMemo, useState } from 'react';
import { getPublishedId } from 'sanity';
import { partsToName } from '../../../../../lib/articles/changes/partsToName.ts';
import { referencesIn } from '../../../../../lib/articles/comparison/compareStories.ts';
import { lateChangeProblem, unknownTextProblem } from '../../../../../lib/articles/comparison/lateChange.ts';
import { scheduleProblem } from '../../../../../lib/articles/publishing/scheduleProblem.ts';
import { noteProblem } from '../../../../../lib/corrections/noteProblem.ts';
import {
  type PassageChange,
  passageChanges,
} from '../../../../../lib/corrections/passages/passageChanges.ts';
import { namedParts } from '../../../../../lib/corrections/state/namedParts.ts';
import { findInstant } from '../../../../../lib/dates/wallClock.ts';
import { useKeptWords } from '../../../dialogs/useKeptWords.ts';
import { useHeardChanges, useWriterOf } from '../../../newsroom/changes/useHeardChanges.ts';
import { useListenedQuery } from '../../../newsroom/useListenedQuery.ts';
import { useNewsroomZone } from '../../../newsroom/useNewsroomZone.tsx';
import { useNow } from '../../../newsroom/useNow.ts';
import { useReferences } from '../../../review/useReferences.ts';
import type { StudioStory } from '../../storyOf.ts';
import { type FormStart, type FormWords, initialWords, kindToOpen } from './FormWords.ts';
import { keyOfWords } from './keyOfWords.ts';
import type { Report } from './ReportFields.tsx';
import type { ReadTexts } from './readTexts.ts';
import { shownProblems } from './shownProblems.ts';
import { useOvertaken } from './useOvertaken.ts';
import { useReadTexts } from './useReadTexts.ts';
import { useSendCorrection } from './useSendCorrection.ts';

type Request = {
  articleId: string;
  start: FormStart;
  supersedes?: string;
  live: StudioStory | null;
  draft: StudioStory | null;
  /** True if it goes live without another editor. */
  isAlone: boolean;
  /** True if it is opened at a report. */
  isElsewhere?: boolean;
  onDone(): void;
};

const openReports = `*[_type == "correction" && article._ref == $articleId && status in ["reported", "accepted"]]
  | order(reportedAt desc)[0...50]{ _id, _rev, status, reportMessage, reportPassage, reportedVia }`;

const timeProblem = ({ wallClock }: FormWords, timeZone: string): string | null =>
  wallClock === ''
    ? null
    : scheduleProblem(findInstant(wallClock, timeZone), {
        embargoedUntil: null,
        now: new Date().toISOString(),
      });

const wordProblems = ({ affects, note, kind }: FormWords): string[] =>
  [
    affects.length === 0 && 'Choose the parts of the story that the correction changes.',
    kind !== 'typo' && noteProblem(note, kind),
  ].filter((problem) => typeof problem === 'string');

/** The values of a correction's form, its problems, and how it is sent. */
export const useCorrectionRequest = ({
  articleId,
  start,
  supersedes,
  live,
  draft,
  isAlone,
  isElsewhere = false,
  onDone,
}: Request) => {
  const { kind } = start;
  const [isTried, setIsTried] = useState(false);
  const [key] = useState(() => keyOfWords({ articleId, supersedes, start }));
  const { isKindFixed, ...kept } = useKeptForm(key, start, isAlone);
  const { fixedParts, words } = useNamedParts(kept.words, live, draft);
  const late = useLateChange(articleId, useReadTexts(key, { live, draft }, kept.isKept), { live, draft });
  const reports = useListenedQuery<Report[]>(isAlone ? null : openReports, { articleId }) ?? [];
  const { isBusy, error, send } = useSendCorrection({
    articleId,
    supersedes,
    aloneRevision: isAlone ? (draft?._rev ?? '') : null,
    readRevision: (draft ?? live)?._rev,
  });
  // A retraction does not repeat the text that it takes back.
  const changes = usePassages(kind === 'retraction' ? null : live, draft);
  const timeZone = useNewsroomZone() ?? 'UTC';
  // The chosen time may pass while the form is open.
  useNow();
  const wrongTime = timeProblem(words, timeZone);
  const problems = wordProblems(words);
  const overtaken = useOvertaken({
    articleId,
    live,
    reportId: words.reportId,
    from: supersedes ? 'note' : isElsewhere ? 'report' : 'story',
  });
  const obstacles = [wrongTime, overtaken, late.problem].filter((problem) => problem !== null);

  const forget = (): void => {
    kept.forget();
    late.forget();
  };
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (problems.length > 0 || overtaken || late.problem || timeProblem(words, timeZone)) return;
    const { reportId, wallClock, namedKind, ...written } = words;
    const scheduledFor = findInstant(wallClock, timeZone);
    const time = scheduledFor ? { scheduledFor, scheduledZone: timeZone } : {};
    const recorded = changes.length > 0 ? { was: '', is: '', changes } : {};
    const revision = reports.find(({ _id }) => getPublishedId(_id) === reportId)?._rev;
    const report = reportId ? { id: reportId, revision } : null;
    if (!(await send({ ...written, ...recorded, ...time }, report))) return;
    forget();
    onDone();
  };
  return {
    ...kept,
    words,
    /** True if the form does not offer another kind. */
    isKindFixed,
    /** The parts that the draft changes, which are always among the named ones. */
    fixedParts,
    forget,
    timeZone,
    reports,
    changes,
    isBusy,
    /** True while it cannot be sent whatever is written. `problems` say at once why. */
    isResting: obstacles.length > 0,
    /** Confirms that the change of somebody else was read, or null if there is none. */
    confirmRead:
      late.problem === null ? null : () => kept.change({ affects: late.confirmRead(words.affects) }),
    problems: shownProblems({ refusal: error, obstacles, problems: isTried ? problems : [] }),
    submit,
  };
};

/** What was typed into the form before, with what the button that opened it chooses. */
const useKeptForm = (key: string, start: FormStart, isAlone: boolean) => {
  const { kind, namedKind = '', reportId } = start;
  // A retraction has its own action and cannot become another kind.
  const isKindFixed = isAlone || kind === 'retraction' || kind === 'typo';
  const [chosen] = useState(() => ({
    kind: kindToOpen(key, start, isKindFixed),
    namedKind,
    ...(reportId ? { reportId } : {}),
  }));
  return { ...useKeptWords(key, initialWords(start), chosen), isKindFixed };
};

/** The words with all parts that the draft changes. */
const useNamedParts = (words: FormWords, live: StudioStory | null, draft: StudioStory | null) => {
  const { kind } = words;
  const fixedParts = useMemo(() => partsToName(kind, live, draft), [kind, live, draft]);
  return { fixedParts, words: { ...words, affects: namedParts(words.affects, fixedParts) } };
};

/** What others changed since the story was read, with the reason why it must be read first, or null. */
const useLateChange = (articleId: string, late: ReturnType<typeof useReadTexts>, now: ReadTexts) => {
  const draftId = `drafts.${articleId}`;
  const read = late.read ?? now;
  const writer = useWriterOf(useHeardChanges([draftId, articleId]), [
    { id: draftId, from: read.draft?._rev ?? null, to: now.draft?._rev ?? null },
    { id: articleId, from: read.live?._rev ?? null, to: now.live?._rev ?? null },
  ]);
  return {
    ...late,
    problem: late.changed ? lateChangeProblem(late.changed, writer) : unknownTextProblem,
  };
};

const usePassages = (live: StudioStory | null, draft: StudioStory | null): PassageChange[] => {
  const ids = useMemo(() => (live && draft ? referencesIn(live, draft) : []), [live, draft]);
  const { nameOf } = useReferences(ids);
  const names = JSON.stringify(ids.map(nameOf));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `names` stands for `nameOf`, which is new each time.
  return useMemo(() => (live && draft ? passageChanges(live, draft, nameOf) : []), [live, draft, names]);
};
