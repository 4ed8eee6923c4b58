import { Stack } from '@sanity/ui';
import type { ObjectInputProps } from 'sanity';
import { CopyNotices } from '../../actions/copies/CopyForm.tsx';
import { FrontBoard } from './FrontBoard.tsx';

/** The form of the front page: its notices, the board of its places, then the fields of each. */
export const FrontForm = (props: ObjectInputProps) => {
  const { value, readOnly, onChange, onPathFocus } = props;
  return (
    <Stack gap={6}>
      <CopyNotices {...props} />
      <FrontBoard
        front={value ?? {}}
        isReadOnly={readOnly === true}
        onChange={onChange}
        onOpen={onPathFocus}
      />
      {props.renderDefault(props)}
    </Stack>
  );
};
