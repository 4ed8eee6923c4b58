import { Stack } from '@sanity/ui';
import { type ObjectInputProps, type SanityDocument, useCurrentUser } from 'sanity';
import { mayChange, typeRightProblem } from '../../../../lib/accounts/typeRights.ts';
import { disabledBecause, readsOnly } from '../../../../lib/Offer.ts';
import { mayPublish, mayWrite } from '../../../../lib/roles.ts';
import { Notice } from '../../dialogs/Notice.tsx';
import { RestingNotice } from '../../dialogs/RestingNotice.tsx';
import { rolesOf } from '../../newsroom/rolesOf.ts';
import { MissedSchedule } from '../MissedSchedule.tsx';
import { CopyNotice } from './CopyNotice.tsx';

/** The form of a document that has no other notices. */
export const CopyForm = (props: ObjectInputProps) => (
  <Stack gap={5}>
    <CopyNotices {...props} />
    {props.renderDefault(props)}
  </Stack>
);

/**
 * Above a form: why its first button rests for everyone but editors, that its schedule was missed, and whether an editor
 * has read a copy in a release.
 */
export const CopyNotices = ({ schemaType, value }: Pick<ObjectInputProps, 'schemaType' | 'value'>) => (
  <>
    <ButtonRests type={schemaType.name} />
    <MissedSchedule mark={value?.missedSchedule} />
    <CopyNotice shown={value as Partial<SanityDocument> | undefined} />
  </>
);

/** Above a form: why its first button rests for everyone but editors. */
export const ButtonRests = ({ type }: { type: string }) => {
  const roles = rolesOf(useCurrentUser());
  if (mayPublish(roles)) return null;
  if (!mayWrite(roles)) return <RestingNotice action="change" offer={disabledBecause(readsOnly)} />;
  const problem = typeRightProblem(type, { roles, isNew: () => false });
  return problem && !mayChange(type, roles) ? (
    <RestingNotice action="change" offer={disabledBecause(problem)} />
  ) : (
    <Notice
      tone="primary"
      title="An editor publishes this"
      text="What you change is a draft until an editor has read it."
    />
  );
};
