import { useMemo, useRef } from 'react';
import { type ObjectInputProps, set, unset } from 'sanity';
import type { StyleForm } from './StoryStyle.ts';

/** How the panel of house style reaches the form of a story. It is another one only when the story changes. */
export const useStyleForm = (props: ObjectInputProps): StyleForm => {
  const { value, readOnly } = props;
  const newest = useRef(props);
  newest.current = props;
  return useMemo(
    () => ({
      story: value ?? {},
      isReadOnly: readOnly === true,
      setField: (path, next) =>
        newest.current.onChange(Array.isArray(next) && next.length === 0 ? unset(path) : set(next, path)),
      focus: (path) => {
        const { schemaType, onFieldGroupSelect, onPathFocus } = newest.current;
        const field = schemaType.fields.find(({ name }) => name === path[0]);
        const group = [field?.group ?? []].flat()[0];
        if (group) onFieldGroupSelect(group);
        onPathFocus(path);
      },
    }),
    [value, readOnly],
  );
};
