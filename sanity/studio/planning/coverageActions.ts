import { ComposeIcon } from '@sanity/icons/Compose';
import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import type { DocumentActionComponent } from 'sanity';
import { useRouter } from 'sanity/router';
import { coverageFrom } from '../../../lib/planning/coverageProblem.ts';
import { coverageRight, othersPlanText } from '../../../lib/planning/coverageRights.ts';
import { usePerson } from '../actions/usePerson.ts';
import { useStartWriting } from './useStartWriting.ts';

/** Makes the draft of a planned story, or opens the one that there is. */
export const useWritePlanned: DocumentActionComponent = ({ id, draft }) => {
  const coverage = coverageFrom(draft ?? {});
  const { navigateIntent } = useRouter();
  const { isBusy, error, start } = useStartWriting(id, coverage);
  const person = usePerson();
  const storyId = coverage.story?._ref;
  if (storyId)
    return {
      label: 'Open the story',
      icon: DocumentTextIcon,
      tone: 'primary',
      onHandle: () => navigateIntent('edit', { id: storyId, type: 'article' }),
    };
  const isTheirs = coverageRight(coverage, person) !== 'none';
  return {
    label: 'Start writing',
    icon: ComposeIcon,
    tone: 'primary',
    disabled: isBusy || !draft || !isTheirs,
    title: isTheirs ? (error ?? 'Makes the draft, with what is planned here.') : othersPlanText(coverage),
    onHandle: () => void start(),
  };
};
useWritePlanned.displayName = 'WritePlanned';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's delete action, for a planned story of the person's own. Editors delete all. */
export const deletePlan = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const described = original(props);
    const person = usePerson();
    return coverageRight(coverageFrom(props.draft ?? {}), person) === 'all' ? described : null;
  };
  action.action = 'delete';
  action.displayName = 'DeletePlan';
  wrapped.set(original, action);
  return action;
};
