import { Checkbox, Flex, Stack, Text } from '@sanity/ui';

type Props<Value extends string> = {
  legend: string;
  options: readonly { value: Value; title: string }[];
  chosen: Value[];
  /** Chosen ones that cannot be left out. */
  fixed?: readonly Value[];
  isDisabled?: boolean;
  onChange(chosen: Value[]): void;
};

/** A group of checkboxes. */
export const Checks = <Value extends string>({
  legend,
  options,
  chosen,
  fixed = [],
  isDisabled = false,
  onChange,
}: Props<Value>) => (
  <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
    <Stack gap={3}>
      {legend && (
        <Text as="legend" size={1} weight="semibold">
          {legend}
        </Text>
      )}
      <Flex wrap="wrap" gap={4}>
        {options.map(({ value, title }) => (
          <Flex key={value} as="label" align="center" gap={2}>
            <Checkbox
              checked={chosen.includes(value)}
              disabled={isDisabled || fixed.includes(value)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(checked ? [...chosen, value] : chosen.filter((other) => other !== value))
              }
            />
            <Text size={1}>{title}</Text>
          </Flex>
        ))}
      </Flex>
    </Stack>
  </fieldset>
);
