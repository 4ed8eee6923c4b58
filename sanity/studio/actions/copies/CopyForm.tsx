import { Stack } from '@sanity/ui';
import type { ObjectInputProps, SanityDocument } from 'sanity';
import { CopyNotice } from './CopyNotice.tsx';

/** The form of a document that has no other notices. A copy in a release says whether an editor has read it. */
export const CopyForm = (props: ObjectInputProps) => (
  <Stack gap={5}>
    <CopyNotice shown={props.value as Partial<SanityDocument> | undefined} />
    {props.renderDefault(props)}
  </Stack>
);
