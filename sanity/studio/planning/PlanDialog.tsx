import { Button, Stack } from '@sanity/ui';
import { uuid } from '@sanity/uuid';
import { type FormEvent, useId, useState } from 'react';
import { wallClockOf } from '../../../lib/dates/wallClock.ts';
import { emptyPlan, planFormProblems, planFrom } from '../../../lib/planning/PlanForm.ts';
import { commitActions, useCommit } from '../actions/useCommit.ts';
import { usePerson } from '../actions/usePerson.ts';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';
import { KeptWords } from '../dialogs/KeptWords.tsx';
import { useKeptWords } from '../dialogs/useKeptWords.ts';
import { planStory } from '../requests/planRequest.ts';
import { PlanFields } from './PlanFields.tsx';

type Props = { timeZone: string; onClose(): void };

/** Plans a story: what everybody asks first. Its form has the rest. */
export const PlanDialog = ({ timeZone, onClose }: Props) => {
  const id = useId();
  const { id: me, mayPublish } = usePerson();
  const [empty] = useState(() =>
    emptyPlan(wallClockOf(new Date().toISOString(), timeZone), mayPublish ? [] : [me]),
  );
  const { words: form, isKept, keptAt, change, forget } = useKeptWords('plan', empty);
  const { isBusy, error, run } = useCommit();
  const problems = planFormProblems(form, timeZone);
  const slug = form.slug.trim();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await run(commitActions(planStory(uuid(), planFrom(form, timeZone))), `“${slug}” is planned.`)))
      return;
    forget();
    onClose();
  };
  return (
    <DeskDialog
      title="Plan a story"
      size="medium"
      hasOwnFocus
      problems={[...problems, ...(error ? [error] : [])]}
      buttons={
        <Button
          form={id}
          type="submit"
          tone="primary"
          text="Plan"
          disabled={isBusy || problems.length > 0 || slug === ''}
        />
      }
      onClose={onClose}
    >
      <form id={id} onSubmit={(event) => void submit(event)}>
        <Stack gap={4}>
          {isKept && <KeptWords at={keptAt} onForget={forget} />}
          <PlanFields form={form} timeZone={timeZone} onChange={change} />
        </Stack>
      </form>
    </DeskDialog>
  );
};
