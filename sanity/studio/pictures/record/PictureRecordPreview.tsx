import type { PreviewProps } from 'sanity';
import { rightsOf } from '../../../../lib/pictures/pictureRights.ts';
import { useNewsroomZone } from '../../newsroom/useNewsroomZone.tsx';

/** A picture's record in a list. Its description is the end of the rights as stored, which only a hook can tell in words. */
export const PictureRecordPreview = (props: PreviewProps) => {
  const timeZone = useNewsroomZone();
  const { subtitle, description: rightsEndAt } = props;
  const moment = { at: new Date().toISOString(), timeZone: timeZone ?? 'UTC' };
  const words = timeZone === null ? null : rightsOf([{ rightsEndAt }], moment).words;
  return props.renderDefault({
    ...props,
    subtitle: [subtitle, words].filter(Boolean).join(' · '),
    description: undefined,
  });
};
