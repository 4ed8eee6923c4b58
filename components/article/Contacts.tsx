import { personPath } from '../../lib/addresses.ts';
import type { Contact } from '../../lib/articles/Article.ts';
import { formatDay } from '../../lib/dates/newsroomDate.ts';
import { listNames } from '../../lib/people/byline.ts';
import { type Channel, findChannelLink } from '../../lib/people/publicChannels.ts';
import type { Site } from '../../lib/site.ts';
import { withoutEditMarks } from '../../lib/text/editMarks.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Moment } from '../page/Moment.tsx';

/** A contact method of a person, with the dates of its validity. */
const ChannelEntry = ({ channel, site }: { channel: Channel; site: Site }) => {
  const { kind, value, label, fingerprint, verifiedAt, expiresAt, isPlaceholder } = channel;
  const link = findChannelLink(channel);
  const words = wordsOf(site);
  const dateAt = (at: string) => () => <Moment at={at} site={site} format={formatDay} />;
  return (
    <>
      <dt>{words(`channels.${kind}`)}</dt>
      <dd>
        {link ? <a href={link}>{label ?? value}</a> : (label ?? value)}
        {label && withoutEditMarks(label) !== value && <small>{value}</small>}
        {fingerprint && (
          <small>
            {words('story.fingerprint')} <code>{fingerprint}</code>
          </small>
        )}
        {verifiedAt && (
          <small>
            {expiresAt
              ? words.rich('story.verifiedUntil', { date: dateAt(verifiedAt), until: dateAt(expiresAt) })
              : words.rich('story.verified', { date: dateAt(verifiedAt) })}
          </small>
        )}
        {isPlaceholder && <small>{words('story.placeholder')}</small>}
      </dd>
    </>
  );
};

/** The public, valid contact methods of a person. */
export const Channels = ({ contact, site }: { contact: Contact; site: Site }) => (
  <dl>
    {contact.channels.map((channel) => (
      <ChannelEntry key={`${channel.kind} ${channel.value}`} channel={channel} site={site} />
    ))}
  </dl>
);

const ContactCard = ({ contact, site }: { contact: Contact; site: Site }) => (
  <div className="contact">
    <h3>
      {contact.slug ? <a href={personPath(contact.slug)}>{contact.name}</a> : contact.name}
      {contact.role && wordsOf(site)('story.afterName', { role: contact.role })}
    </h3>
    {contact.channels.length > 0 && <Channels contact={contact} site={site} />}
  </div>
);

/** “Do you know more?”: the contacts of the story's people, read from their documents. */
export const Contacts = ({ contacts, site }: { contacts: Contact[]; site: Site }) =>
  contacts.length > 0 ? (
    <section className="story-part contacts" aria-labelledby="contacts">
      <h2 id="contacts" dir="auto">
        {wordsOf(site)('story.doYouKnowMore', {
          names: listNames(
            contacts.map(({ name }) => name),
            site.language,
          ),
        })}
      </h2>
      {contacts.map((contact) => (
        <ContactCard key={contact.slug ?? contact.name} contact={contact} site={site} />
      ))}
    </section>
  ) : null;
