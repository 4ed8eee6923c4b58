import { Stack } from '@sanity/ui';
import type { ImageValue, ObjectInputProps } from 'sanity';
import { PictureUses } from '../PictureUses.tsx';

/** The form of a picture's record, with the documents that use the picture. */
export const PictureRecordForm = (props: ObjectInputProps) => {
  const image = props.value?.image as ImageValue | undefined;
  return (
    <Stack gap={5}>
      {props.renderDefault(props)}
      {image?.asset?._ref && <PictureUses assetId={image.asset._ref} isDeletable />}
    </Stack>
  );
};
