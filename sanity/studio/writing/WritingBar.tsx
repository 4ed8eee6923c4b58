import { ChevronDownIcon } from '@sanity/icons/ChevronDown';
import { ChevronUpIcon } from '@sanity/icons/ChevronUp';
import { Box, Button, Flex, Text, useMediaIndex } from '@sanity/ui';
import { useState } from 'react';
import { getPublishedId, isDraftId, type ObjectInputProps, useValidationStatus } from 'sanity';
import { heldBackBecause } from '../../../lib/articles/storyOffers.ts';
import { readingMinutes } from '../../../lib/text/readingTime.ts';
import { usePerson } from '../actions/usePerson.ts';
import { FaultButtons, type NamedFault } from '../checks/FaultButtons.tsx';
import { FormBar } from '../checks/FormBar.ts';
import { fieldsOf } from '../checks/fieldsOf.ts';
import { listFaults } from '../checks/listFaults.ts';
import { useStyleProblem } from '../houseStyle/useStoryStyle.ts';
import { useNow } from '../newsroom/useNow.ts';
import { BylineSelect } from './BylineSelect.tsx';
import { countBodyWords } from './countBodyWords.ts';

/** Below the text, always in view: what the story still needs before it can be filed, and its length. */
export const WritingBar = (props: ObjectInputProps) => {
  const { value, schemaType } = props;
  const { validation } = useValidationStatus(`${value?._id ?? ''}`, schemaType.name, false);
  const faults = listFaults(schemaType.name, value ?? {}, validation, fieldsOf(schemaType));
  const isPhone = useMediaIndex() < 2;
  const [isOpen, setIsOpen] = useState(false);
  const isFolded = isPhone && faults.length > 0;
  return (
    <FormBar borderTop paddingY={isFolded ? 1 : 2} data-writing-bar>
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
    </FormBar>
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

/** What is missing or wrong, with the byline that most stories lack at first. */
const Needs = ({ faults, onShown, ...form }: NeedsProps) => (
  <FaultButtons {...form} faults={faults} {...(onShown && { onShown })}>
    <BylineSelect
      story={form.value ?? {}}
      isMissing={faults.some(({ name, reason }) => name === 'bylines' && reason === null)}
      readOnly={form.readOnly}
      onChange={form.onChange}
    />
  </FaultButtons>
);
