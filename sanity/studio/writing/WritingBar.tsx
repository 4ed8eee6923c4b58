import { ChevronDownIcon } from '@sanity/icons/ChevronDown';
import { ChevronUpIcon } from '@sanity/icons/ChevronUp';
import { Box, Button, Card, Flex, Text, useMediaIndex } from '@sanity/ui';
import { useState } from 'react';
import { getPublishedId, isDraftId, type ObjectInputProps, useValidationStatus } from 'sanity';
import { styled } from 'styled-components';
import { heldBackBecause } from '../../../lib/articles/storyOffers.ts';
import { readingMinutes } from '../../../lib/text/readingTime.ts';
import { usePerson } from '../actions/usePerson.ts';
import { fieldsOf } from '../checks/fieldsOf.ts';
import { type Fault, listFaults } from '../checks/listFaults.ts';
import { useStyleProblem } from '../houseStyle/useStoryStyle.ts';
import { useNow } from '../newsroom/useNow.ts';
import { BylineSelect } from './BylineSelect.tsx';
import { countBodyWords } from './countBodyWords.ts';

type NamedFault = Fault<{ name: string; title: string }>;

/** Above Studio's expanded editor, which has 101. On a phone the page scrolls, under the footer of the document. */
const Bar = styled(Card)`
  position: sticky;
  bottom: 0;
  z-index: 102;
  @media (max-width: 599px) {
    bottom: 57px;
  }
`;

/** Below the text, always in view: what the story still needs before it can be filed, and its length. */
export const WritingBar = (props: ObjectInputProps) => {
  const { value, schemaType } = props;
  const { validation } = useValidationStatus(`${value?._id ?? ''}`, schemaType.name, false);
  const faults = listFaults(schemaType.name, value ?? {}, validation, fieldsOf(schemaType));
  const isPhone = useMediaIndex() < 2;
  const [isOpen, setIsOpen] = useState(false);
  const isFolded = isPhone && faults.length > 0;
  return (
    <Bar borderTop paddingY={isFolded ? 1 : 2} data-writing-bar>
      {isFolded && isOpen && <Needs {...props} faults={faults} onShown={() => setIsOpen(false)} />}
      <Flex align="center" gap={3} wrap={isPhone ? 'nowrap' : 'wrap'} justify="space-between">
        {isFolded ? (
          <Button
            mode="bleed"
            fontSize={1}
            padding={2}
            iconRight={isOpen ? ChevronDownIcon : ChevronUpIcon}
            text={faultsInWords(faults)}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          />
        ) : (
          <Needs {...props} faults={faults} />
        )}
        <Length body={value?.body} />
      </Flex>
      <HeldBack value={value} />
    </Bar>
  );
};

/** Why the story cannot go live, whatever is written. The button has it as a tooltip, which neither a phone nor a key shows. */
const HeldBack = ({ value }: Pick<ObjectInputProps, 'value'>) => {
  const id = `${value?._id ?? ''}`;
  const person = usePerson();
  const styleProblem = useStyleProblem(getPublishedId(id));
  const now = new Date(useNow());
  const draft = { embargoedUntil: typeof value?.embargoedUntil === 'string' ? value.embargoedUntil : null };
  const reason = isDraftId(id) ? heldBackBecause({ person, draft, styleProblem, now }) : null;
  return (
    reason && (
      <Box paddingTop={3} paddingBottom={1} data-testid="held-back">
        <Text size={1} muted role="status">
          {reason}
        </Text>
      </Box>
    )
  );
};

/** Such as `3 still needed, 1 to be put right`. */
const faultsInWords = (faults: NamedFault[]): string => {
  const missing = faults.filter(({ reason }) => reason === null).length;
  const wrong = faults.length - missing;
  return [missing > 0 && `${missing} still needed`, wrong > 0 && `${wrong} to be put right`]
    .filter(Boolean)
    .join(', ');
};

const Length = ({ body }: { body: unknown }) => {
  const words = countBodyWords(Array.isArray(body) ? body : []);
  return (
    <Text size={1} muted style={{ whiteSpace: 'nowrap' }}>
      {words === 1 ? '1 word' : `${words.toLocaleString('en')} words`}
      {words > 0 && ` · ${readingMinutes(words)} min read`}
    </Text>
  );
};

type NeedsProps = ObjectInputProps & { faults: NamedFault[]; onShown?(): void };

/** The fields that are missing or wrong, each as a button that leads there, and why the first one is wrong. */
const Needs = ({
  value,
  schemaType,
  faults,
  onPathFocus,
  onFieldGroupSelect,
  onShown,
  ...form
}: NeedsProps) => {
  const missing = faults.filter(({ reason }) => reason === null);
  const wrong = faults.filter(({ reason }) => reason !== null);
  const show = (name: string) => {
    const group = [fieldsOf(schemaType).find((field) => field.name === name)?.group ?? []].flat()[0];
    if (group) onFieldGroupSelect(group);
    onPathFocus([name]);
    onShown?.();
  };
  return (
    <Box flex={1}>
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
      {wrong[0] && (
        <Box paddingTop={3}>
          <Text size={1} muted>
            {wrong[0].reason}
          </Text>
        </Box>
      )}
    </Box>
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
