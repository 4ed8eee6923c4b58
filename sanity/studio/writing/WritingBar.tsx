import { Box, Button, Card, Flex, Text } from '@sanity/ui';
import { type ObjectInputProps, useValidationStatus } from 'sanity';
import { styled } from 'styled-components';
import { readingMinutes } from '../../../lib/text/readingTime.ts';
import { fieldsOf } from '../checks/fieldsOf.ts';
import { listFaults } from '../checks/listFaults.ts';
import { BylineSelect } from './BylineSelect.tsx';
import { countBodyWords } from './countBodyWords.ts';

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
export const WritingBar = ({
  value,
  schemaType,
  onPathFocus,
  onFieldGroupSelect,
  ...form
}: ObjectInputProps) => {
  const { validation } = useValidationStatus(`${value?._id ?? ''}`, schemaType.name, false);
  const fields = fieldsOf(schemaType);
  const faults = listFaults(schemaType.name, value ?? {}, validation, fields);
  const missing = faults.filter(({ reason }) => reason === null);
  const wrong = faults.filter(({ reason }) => reason !== null);
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
          <FieldButtons label="Still needed:" fields={missing} onShow={show} />
          <BylineSelect
            story={value ?? {}}
            isMissing={missing.some(({ name }) => name === 'bylines')}
            readOnly={form.readOnly}
            onChange={form.onChange}
          />
          <FieldButtons label="To be put right:" fields={wrong} onShow={show} />
        </Flex>
        <Text size={1} muted>
          {words === 1 ? '1 word' : `${words.toLocaleString('en')} words`}
          {words > 0 && ` · ${readingMinutes(words)} min read`}
        </Text>
      </Flex>
      {wrong[0] && (
        <Box paddingTop={3}>
          <Text size={1} muted>
            {wrong[0].reason}
          </Text>
        </Box>
      )}
    </Bar>
  );
};

type Buttons = {
  label: string;
  fields: { name: string; title: string }[];
  onShow(name: string): void;
};

const FieldButtons = ({ label, fields, onShow }: Buttons) =>
  fields.length > 0 && (
    <>
      <Text size={1} muted>
        {label}
      </Text>
      {fields.map(({ name, title }) => (
        <Button key={name} mode="bleed" fontSize={1} padding={2} text={title} onClick={() => onShow(name)} />
      ))}
    </>
  );
