import { Button, Flex, Stack, Text } from '@sanity/ui';
import { getPublishedId, type ObjectInputProps, type SlugValue, set, useFormValue } from 'sanity';
import { addressHint } from '../../../lib/articles/addressHint.ts';
import { isSlug } from '../../../lib/shapes/formats.ts';
import { freeSlug } from '../../../lib/text/slugFor.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';

/** The slugs of other stories that begin with the same words. */
const takenQuery =
  '*[_type == "article" && _id != $id && string::startsWith(slug.current, $slug)].slug.current';

/** The address of a story. If another story has it, a free one is suggested. */
export const AddressInput = (props: ObjectInputProps<SlugValue>) => {
  const { value, validation, onChange, readOnly } = props;
  const slug = value?.current ?? '';
  const id = getPublishedId(String(useFormValue(['_id']) ?? ''));
  const headline = String(useFormValue(['headline']) ?? '');
  const hint = readOnly ? null : addressHint({ headline, slug });
  // Studio has asked whether the address is unique. The list is needed only if it is not.
  const isRejected = isSlug(slug) && validation.some(({ level }) => level === 'error');
  const taken = useListenedQuery<string[]>(isRejected ? takenQuery : null, { slug, id });
  const free = isRejected && taken?.includes(slug) && !readOnly ? freeSlug(slug, taken) : null;
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {hint && (
        <Text size={1} muted role="status">
          {hint}
        </Text>
      )}
      {free && !hint && (
        <Flex align="center" gap={3} wrap="wrap" role="status">
          <Text size={1}>Another story has this address.</Text>
          <Button
            mode="ghost"
            fontSize={1}
            padding={2}
            text={`Use ${free}`}
            onClick={() => onChange(set({ _type: 'slug', current: free }))}
          />
        </Flex>
      )}
    </Stack>
  );
};
