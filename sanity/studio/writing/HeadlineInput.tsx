import { Box } from '@sanity/ui';
import { type ChangeEvent, type FocusEvent, type KeyboardEvent, use, useEffect, useRef } from 'react';
import { type SlugValue, type StringInputProps, set, unset, useFormValue } from 'sanity';
import { usePresentationParams } from 'sanity/presentation';
import { addressForHeadline } from '../../../lib/articles/addressForHeadline.ts';
import { pendingText } from '../layout/saving/PendingText.ts';
import { keepFocus } from '../typeAhead/keepFocus.ts';
import { StoryPatch } from './StoryPatch.ts';

/**
 * The headline. Typing it sets the address of a story that was never published. A new story begins here.
 */
export const HeadlineInput = (props: StringInputProps) => {
  const { follow, settle } = useSettledAddress();
  const { onChange, onBlur, ref } = props.elementProps;
  // While Studio prepares a new story, the form takes no keys.
  const isReady = useFormValue(['_createdAt']) === undefined && !props.value && !props.readOnly;
  const stopKeeping = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (isReady && ref.current) stopKeeping.current ??= keepFocus(ref.current);
  }, [isReady, ref]);
  useEffect(() => () => stopKeeping.current?.(), []);
  const input = props.renderDefault({
    ...props,
    elementProps: {
      ...props.elementProps,
      onBlur: (event: FocusEvent) => {
        onBlur(event);
        settle();
      },
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        onChange(event);
        follow(props.value ?? '', event.currentTarget.value);
      },
    },
  });
  return <Box onKeyDown={goOn}>{input}</Box>;
};

/** Enter leads on to the standfirst, as from a title to the text in other editors. */
const goOn = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  const form = event.currentTarget.closest('[data-story-direction]');
  const next = form?.querySelector<HTMLElement>('[data-testid="field-standfirst"] textarea');
  if (!next) return;
  event.preventDefault();
  next.focus();
};

/** How long a headline rests before the address of a previewed story follows it. */
const settleMs = 1_000;

type Held = { before: string; after: string; timer: ReturnType<typeof setTimeout> };

/**
 * The address follows each key. Beside a preview it follows when the typing pauses: the preview goes along, and what is
 * half typed may be the address of another story. Publishing waits for it.
 */
const useSettledAddress = () => {
  const isPreviewed = usePresentationParams(false) !== null;
  const follow = useFollowingAddress();
  const latest = useRef(follow);
  latest.current = follow;
  const held = useRef<Held | null>(null);
  const settle = (): void => {
    if (!held.current) return;
    const { before, after, timer } = held.current;
    clearTimeout(timer);
    // Without an address there is no preview. The next headline replaces the last address.
    if (latest.current(before, after, { keepsOne: true })) held.current = null;
    pendingText.handOver(held);
  };
  useEffect(
    () => () => {
      clearTimeout(held.current?.timer);
      pendingText.handOver(held);
    },
    [],
  );
  const hold = (before: string, after: string): void => {
    clearTimeout(held.current?.timer);
    pendingText.change(held);
    held.current = { before: held.current?.before ?? before, after, timer: setTimeout(settle, settleMs) };
  };
  return {
    follow: isPreviewed ? hold : (before: string, after: string) => void follow(before, after),
    settle,
  };
};

const useFollowingAddress = () => {
  const patch = use(StoryPatch);
  const slug = (useFormValue(['slug']) as SlugValue | undefined)?.current ?? null;
  const wasPublished = useFormValue(['firstPublishedAt']) !== undefined;
  // The form shows an edit later than the next key may come. These slugs are ours although they match no headline.
  const sent = useRef<(string | null)[]>([]);
  useEffect(() => {
    if (sent.current.at(-1) === slug) sent.current = [];
  }, [slug]);

  /** Returns false if the story keeps its address because the headline gives none. */
  return (before: string, after: string, { keepsOne = false } = {}): boolean => {
    const known = sent.current.includes(slug) ? null : slug;
    const next = addressForHeadline({ before, after, slug: known, wasPublished });
    if (next === null && keepsOne) return false;
    if (next === (sent.current.at(-1) ?? slug)) return true;
    sent.current.push(next);
    patch?.(next === null ? unset(['slug']) : set({ _type: 'slug', current: next }, ['slug']));
    return true;
  };
};
