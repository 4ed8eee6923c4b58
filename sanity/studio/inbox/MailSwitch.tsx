import { Flex, Switch, Text } from '@sanity/ui';
import { useEffect, useId, useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { mailSetting } from '../../../lib/inbox/mailSetting.ts';

type Setting = { key: string; value: unknown };

/** Switches the user's mails about new entries on and off. The setting is the account's, so it applies to all browsers. */
export const MailSwitch = () => {
  const id = useId();
  const client = useClient({ apiVersion });
  const [isOn, setIsOn] = useState<boolean>();
  const [error, setError] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    client
      .request<Setting[]>({ uri: `/users/me/keyvalue/${mailSetting}` })
      .then(([setting]) => isCurrent && setIsOn(setting?.value !== false))
      .catch(() => isCurrent && setError(true));
    return () => {
      isCurrent = false;
    };
  }, [client]);

  const change = async (next: boolean) => {
    setIsOn(next);
    setError(false);
    try {
      const body: Setting[] = [{ key: mailSetting, value: next }];
      await client.request({ uri: '/users/me/keyvalue', method: 'PUT', body });
    } catch {
      setIsOn(!next);
      setError(true);
    }
  };

  return (
    <Flex as="label" htmlFor={id} align="center" gap={3} paddingY={2}>
      <Switch
        id={id}
        checked={isOn ?? false}
        disabled={isOn === undefined}
        onChange={({ currentTarget }) => void change(currentTarget.checked)}
      />
      <Text size={1} muted>
        {error ? 'The setting for mails could not be read or stored.' : 'Mail me what is new here'}
      </Text>
    </Flex>
  );
};
