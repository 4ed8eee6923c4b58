import { Button, Card, Flex, Text } from '@sanity/ui';
import { type ObjectInputProps, useValidationStatus } from 'sanity';
import { styled } from 'styled-components';
import { readingMinutes } from '../../../lib/text/readingTime.ts';
import { countBodyWords } from './countBodyWords.ts';
import { listFaults } from './listFaults.ts';

/** Above Studio's expanded editor, which has 101. On a phone the page scrolls, under the footer of the document. */
const Bar = styled(Card)`
  position: sticky;
  bottom: 0;
  z-index: 102;
  @media (max-width: 599px) {
    bottom: 78px;
  }
`;

/** Below the text, always in view: what the story still needs before it can be filed, and its length. */
export const WritingBar = ({ value, schemaType, onPathFocus, onFieldGroupSelect }: ObjectInputProps) => {
  const { validation } = useValidationStatus(`${value?._id ?? ''}`, schemaType.name, false);
  const fields = schemaType.fields.map(({ name, type, group }) => ({
    name,
    group,
    title: type.title ?? name,
  }));
  const faults = listFaults(value ?? {}, validation, fields);
  const words = countBodyWords(Array.isArray(value?.body) ? value.body : []);
  const show = (name: string) => {
    const group = [fields.find((field) => field.name === name)?.group ?? []].flat()[0];
    if (group) onFieldGroupSelect(group);
    onPathFocus([name]);
  };
  return (
    <Bar borderTop paddingY={2} data-writing-bar>
      <Flex align="center" gap={3} wrap="wrap" justify="space-between">
        <Flex align="center" gap={1} wrap="wrap">
          {faults.length > 0 && (
            <Text size={1} muted>
              Still needed:
            </Text>
          )}
          {faults.map(({ name, title }) => (
            <Button
              key={name}
              mode="bleed"
              fontSize={1}
              padding={2}
              text={title}
              onClick={() => show(name)}
            />
          ))}
        </Flex>
        <Text size={1} muted>
          {words === 1 ? '1 word' : `${words.toLocaleString('en')} words`}
          {words > 0 && ` · ${readingMinutes(words)} min read`}
        </Text>
      </Flex>
    </Bar>
  );
};
