import { type ChangeEvent, use, useEffect, useRef } from 'react';
import { type SlugValue, type StringInputProps, set, unset, useFormValue } from 'sanity';
import { usePresentationParams } from 'sanity/presentation';
import { addressForHeadline } from '../../../lib/articles/addressForHeadline.ts';
import { keepFocus } from './keepFocus.ts';
import { StoryPatch } from './StoryPatch.ts';

/**
 * The headline. Typing it sets the address of a story that was never published, but not while the story is previewed at
 * that address. A new story begins here.
 */
export const HeadlineInput = (props: StringInputProps) => {
  const follow = useFollowingAddress();
  const { onChange, ref } = props.elementProps;
  // While Studio prepares a new story, the form takes no keys.
  const isReady = useFormValue(['_createdAt']) === undefined && !props.value && !props.readOnly;
  const stopKeeping = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (isReady && ref.current) stopKeeping.current ??= keepFocus(ref.current);
  }, [isReady, ref]);
  useEffect(() => () => stopKeeping.current?.(), []);
  return props.renderDefault({
    ...props,
    elementProps: {
      ...props.elementProps,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        onChange(event);
        follow(props.value ?? '', event.currentTarget.value);
      },
    },
  });
};

const useFollowingAddress = () => {
  const patch = use(StoryPatch);
  const isPreviewed = usePresentationParams(false) !== null;
  const slug = (useFormValue(['slug']) as SlugValue | undefined)?.current ?? null;
  const wasPublished = useFormValue(['firstPublishedAt']) !== undefined;
  // The form shows an edit later than the next key may come. These slugs are ours although they match no headline.
  const sent = useRef<(string | null)[]>([]);
  useEffect(() => {
    if (sent.current.at(-1) === slug) sent.current = [];
  }, [slug]);

  return (before: string, after: string): void => {
    if (isPreviewed) return;
    const known = sent.current.includes(slug) ? null : slug;
    const next = addressForHeadline({ before, after, slug: known, wasPublished });
    if (next === (sent.current.at(-1) ?? slug)) return;
    sent.current.push(next);
    patch?.(next === null ? unset(['slug']) : set({ _type: 'slug', current: next }, ['slug']));
  };
};
