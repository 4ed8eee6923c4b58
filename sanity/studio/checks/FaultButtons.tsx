import { Box, Button, Flex, Text } from '@sanity/ui';
import type { ReactNode } from 'react';
import type { ObjectInputProps } from 'sanity';
import { fieldsOf } from './fieldsOf.ts';
import type { Fault } from './listFaults.ts';

export type NamedFault = Fault<{ name: string; title: string }>;

type Props = Pick<ObjectInputProps, 'schemaType' | 'onPathFocus' | 'onFieldGroupSelect'> & {
  faults: NamedFault[];
  /** After a button has led to its field. */
  onShown?(): void;
  /** Between what is missing and what is wrong. */
  children?: ReactNode;
};

/** The fields that are missing or wrong, each as a button that leads there, and why the first one is wrong. */
export const FaultButtons = ({
  faults,
  schemaType,
  onPathFocus,
  onFieldGroupSelect,
  onShown,
  children,
}: Props) => {
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
        <Buttons label="Still needed:" fields={missing} onShow={show} />
        {children}
        <Buttons label="To be put right:" fields={wrong} onShow={show} />
      </Flex>
      <div role="status">
        {wrong[0] && (
          <Box paddingTop={3}>
            <Text size={1} muted>
              {wrong[0].reason}
            </Text>
          </Box>
        )}
      </div>
    </Box>
  );
};

type ButtonsProps = {
  label: string;
  fields: { name: string; title: string }[];
  onShow(name: string): void;
};

const Buttons = ({ label, fields, onShow }: ButtonsProps) =>
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
