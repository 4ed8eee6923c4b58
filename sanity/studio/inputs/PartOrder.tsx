import { Button, Stack } from '@sanity/ui';
import { type ArrayOfPrimitivesInputProps, set } from 'sanity';

type PartOrderProps = ArrayOfPrimitivesInputProps & {
  /** The order of the theme. */
  own: string[];
};

/** A list of parts that can be dragged, with a button that begins with the order of the theme. */
export const PartOrder = ({ own, ...props }: PartOrderProps) => {
  const { value, onChange, readOnly, renderDefault } = props;
  return (
    <Stack gap={3}>
      {renderDefault(props)}
      {!value?.length && !readOnly && (
        <Button mode="ghost" text="Begin with the order of the theme" onClick={() => onChange(set(own))} />
      )}
    </Stack>
  );
};
