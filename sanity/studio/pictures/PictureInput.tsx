import { Card, Stack, Text } from '@sanity/ui';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import {
  type FormPatch,
  type ImageValue,
  type ObjectInputProps,
  PatchEvent,
  set,
  unset,
  useClient,
} from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { isObject } from '../../../lib/isObject.ts';
import { filledWords, type WordsOfPicture } from '../../../lib/pictures/filledWords.ts';
import { pictureRecordId } from '../../../lib/pictures/pictureRecordId.ts';
import { runningUploads } from '../layout/saving/RunningUploads.ts';
import { wordsQuery } from './pictureQueries.ts';

type Props = ObjectInputProps<ImageValue & WordsOfPicture>;

/** The asset that patches of the field choose; null if they choose none. */
const chosenAsset = (patches: readonly FormPatch[]): string | null => {
  for (const patch of patches) {
    if (patch.type !== 'set' && patch.type !== 'setIfMissing') continue;
    const { path, value } = patch;
    const reference = path.length === 0 && isObject(value) ? value.asset : path[0] === 'asset' ? value : null;
    if (path.length < 2 && isObject(reference) && typeof reference._ref === 'string') return reference._ref;
  }
  return null;
};

const useIsOpen = (): RefObject<boolean> => {
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return isOpen;
};

/**
 * A picture of a document. A newly chosen picture brings its caption, credit and owner with it, and its rights are
 * in view.
 */
export const PictureInput = (props: Props) => {
  const client = useClient({ apiVersion });
  const latest = useRef(props);
  latest.current = props;
  const isOpen = useIsOpen();
  const fill = useCallback(
    async (former: string | null, chosen: string): Promise<void> => {
      const drafts = client.withConfig({ perspective: 'drafts' });
      const read = (id: string | null) =>
        id === null ? null : drafts.fetch<WordsOfPicture | null>(wordsQuery, { id: pictureRecordId(id) });
      const [was, is] = await Promise.all([read(former), read(chosen)]);
      const { value, schemaType, onChange } = latest.current;
      // A closed form does not hear of its own last change.
      if (isOpen.current && value?.asset?._ref !== chosen) return;
      const fields = schemaType.fields.map(({ name }) => name);
      const filled = filledWords(value ?? {}, was, is, fields);
      const patches = Object.entries(filled).map(([name, text]) =>
        text ? set(text, [name]) : unset([name]),
      );
      if (patches.length > 0) onChange(patches);
    },
    [client, isOpen],
  );
  const onChange = useCallback<Props['onChange']>(
    (change) => {
      const { patches } = PatchEvent.from(change);
      const former = latest.current.value?.asset?._ref ?? null;
      const chosen = chosenAsset(patches);
      latest.current.onChange(change);
      if (chosen !== null && chosen !== former)
        fill(former, chosen)
          .catch((error: unknown) => {
            console.warn('The words of a picture could not be read:', error);
          })
          .finally(runningUploads.begin());
    },
    [fill],
  );
  return (
    <Stack gap={3}>
      {props.validation.map(({ level, message }) => (
        <Card
          key={message}
          tone={level === 'error' ? 'critical' : 'caution'}
          padding={3}
          radius={1}
          border
          role="status"
        >
          <Text size={1}>{message}</Text>
        </Card>
      ))}
      {props.renderDefault({ ...props, onChange })}
    </Stack>
  );
};
