import { TextArea } from '@sanity/ui';
import { useId } from 'react';
import { Labelled } from './Labelled.tsx';

type Props = {
  label: string;
  hint: string;
  rows: number;
  value: string;
  /** True if the dialog begins here. It needs `hasOwnFocus`. */
  isFirst?: boolean;
  onChange(value: string): void;
};

/** A text of a dialog, in several lines. */
export const TextField = ({ label, hint, rows, value, isFirst = false, onChange }: Props) => {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <TextArea
        id={id}
        rows={rows}
        autoFocus={isFirst}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </Labelled>
  );
};
