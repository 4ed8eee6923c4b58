import { Stack } from '@sanity/ui';
import { type ObjectInputProps, type Reference, set, useFormValue } from 'sanity';
import { slotsIn } from '../../../lib/front/slotsIn.ts';
import { isObject } from '../../../lib/isObject.ts';
import { NewestStories } from './NewestStories.tsx';

/** Studio's search of a story. While none is chosen, also the newest: the search has no order by date. */
export const SlotStoryInput = (props: ObjectInputProps<Reference>) => {
  const { value, readOnly, onChange } = props;
  const front = useFormValue([]);
  const isOpen = !value?._ref && !readOnly;
  return (
    <Stack gap={2}>
      {props.renderDefault(props)}
      {isOpen && (
        <NewestStories
          placed={placedIn(front)}
          onChoose={(id) => onChange(set({ _type: 'reference', _ref: id, _weak: true }))}
        />
      )}
    </Stack>
  );
};

const placedIn = (front: unknown): ReadonlySet<string> =>
  new Set(
    (isObject(front) ? slotsIn(front) : []).flatMap(({ slot: { story } }) =>
      isObject(story) && typeof story._ref === 'string' ? [story._ref] : [],
    ),
  );
